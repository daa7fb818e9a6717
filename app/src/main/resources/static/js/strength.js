// Says under a new password, while it is typed, what the form will say of it. The service judges; nothing is judged here.
const PAUSE_MS = 400;
const LEAST = 15;

function known(form) {
  return ["name", "company", "email"].map((name) => form.elements[name]?.value ?? "").filter((value) => value !== "");
}

async function verdict(input, signal) {
  const body = new URLSearchParams({ _csrf: input.form.elements._csrf.value, password: input.value });
  known(input.form).forEach((word) => body.append("known", word));
  const answer = await fetch("/password-check", { method: "POST", body, signal, redirect: "manual" });
  return answer.ok ? (await answer.json()).words : "";
}

function watch(input) {
  const line = document.createElement("div");
  line.className = "form-hint";
  line.id = `${input.id}-strength`;
  line.setAttribute("aria-live", "polite");
  input.setAttribute("aria-describedby", `${input.getAttribute("aria-describedby") ?? ""} ${line.id}`.trim());
  input.closest(".ln-field").append(line);
  let timer = 0;
  let asked = new AbortController();
  input.addEventListener("input", () => {
    clearTimeout(timer);
    asked.abort();
    const length = [...input.value].length;
    if (length < LEAST) line.textContent = length === 0 ? "" : `${length} of at least ${LEAST} characters.`;
    else timer = setTimeout(async () => {
      asked = new AbortController();
      try {
        line.textContent = await verdict(input, asked.signal);
      } catch {
        line.textContent = ""; // typed on, or offline: the form says it when it is sent
      }
    }, PAUSE_MS);
  });
}

export function start(within = document) {
  within.querySelectorAll("input[autocomplete=new-password]:not([data-watched])").forEach((input) => {
    input.dataset.watched = "";
    watch(input);
  });
}
