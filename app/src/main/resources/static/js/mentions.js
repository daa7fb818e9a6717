// Names of colleagues behind an @ in a field of many lines: data-mentions="Maya Ray\nTom Becker". A list opens below the field while a
// name is begun; arrows choose, Enter or Tab takes, Escape closes, a tap takes. Whoever has no scripts writes the name out.
const most = 8;
// An @ that begins a word, as the server reads it, and what was typed of a name since.
const begun = /(?:^|[^\p{L}\p{N}._%+-])@((?:[\p{L}\p{N}'’.-]+ ?){0,4})$/u;
let made = 0;

const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

function fitting(names, typed) {
  const start = plain(typed);
  const words = names.filter((name) => plain(name).startsWith(start) || plain(name).split(" ").some((word) => word.startsWith(start)));
  const whole = words.some((name) => plain(name) === start.trim());
  return whole && (words.length === 1 || start.endsWith(" ")) ? [] : words.slice(0, most);
}

function connect(field) {
  if (field.dataset.mentionsReady) return;
  field.dataset.mentionsReady = "yes";
  const names = field.dataset.mentions.split("\n").filter(Boolean);
  const list = document.createElement("ul");
  list.id = `mentions-${++made}`;
  list.className = "ln-mentions";
  list.hidden = true;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", "Colleagues");
  const status = document.createElement("span");
  status.className = "visually-hidden";
  status.setAttribute("role", "status");
  field.after(list, status);
  field.setAttribute("aria-autocomplete", "list");
  field.setAttribute("aria-haspopup", "listbox");
  let chosen = -1;
  let typed = "";

  const close = () => {
    list.hidden = true;
    list.replaceChildren();
    chosen = -1;
    field.removeAttribute("aria-activedescendant");
    field.removeAttribute("aria-controls");
    status.textContent = "";
  };
  const choose = (to) => {
    const options = [...list.children];
    chosen = (to + options.length) % options.length;
    options.forEach((option, at) => option.setAttribute("aria-selected", String(at === chosen)));
    options[chosen].scrollIntoView({ block: "nearest" });
    field.setAttribute("aria-activedescendant", options[chosen].id);
  };
  const take = (name) => {
    const end = field.selectionStart;
    field.setRangeText(`${name} `, end - typed.length, end, "end");
    close();
    field.focus();
    field.dispatchEvent(new Event("input", { bubbles: true }));
  };
  const option = (name, at) => {
    const line = document.createElement("li");
    line.id = `${list.id}-${at}`;
    line.setAttribute("role", "option");
    line.textContent = name;
    line.addEventListener("click", () => take(name));
    return line;
  };
  const look = () => {
    const found = field.selectionStart === field.selectionEnd && begun.exec(field.value.slice(0, field.selectionStart));
    typed = found ? found[1] : "";
    const fits = found ? fitting(names, typed) : [];
    if (fits.length === 0) {
      close();
      return;
    }
    list.replaceChildren(...fits.map(option));
    list.hidden = false;
    field.setAttribute("aria-controls", list.id);
    status.textContent = fits.length === 1 ? "1 colleague. Press Enter to take the name." : `${fits.length} colleagues. Arrows choose, Enter takes.`;
    choose(0);
  };

  field.addEventListener("input", (event) => {
    if (!event.isComposing) look();
  });
  field.addEventListener("compositionend", look);
  field.addEventListener("click", look);
  field.addEventListener("blur", close);
  // The field keeps the caret while a name is pressed.
  list.addEventListener("pointerdown", (event) => event.preventDefault());
  list.addEventListener("mousedown", (event) => event.preventDefault());
  field.addEventListener("keydown", (event) => {
    if (list.hidden || event.isComposing) return;
    const keys = { ArrowDown: () => choose(chosen + 1), ArrowUp: () => choose(chosen - 1), Enter: () => take(list.children[chosen].textContent), Tab: () => take(list.children[chosen].textContent), Escape: close };
    if (!keys[event.key] || event.shiftKey || event.ctrlKey || event.metaKey || event.altKey) {
      if (["ArrowLeft", "ArrowRight", "Home", "End"].includes(event.key)) close();
      return;
    }
    event.preventDefault();
    event.stopPropagation();
    keys[event.key]();
  });
}

export function start(within = document) {
  within.querySelectorAll("[data-mentions]").forEach(connect);
}
