// Short messages at the edge of the page: one from the server with the page, others from the answer header
// HX-Trigger: {"toast":"Saved"} or {"toast":{"text":"Not saved","tone":"bad"}}.
import { icon } from "./icon.js";

const seconds = { good: 6, info: 6, warn: 10, bad: 12 };

function place() {
  return document.getElementById("toasts");
}

// One that offers to undo stays until somebody has had the time to, and while it is looked at or reached by keyboard.
function leaveLater(toast, tone) {
  const later = (after) => setTimeout(() => toast.remove(), after * 1000);
  const undoes = toast.querySelector("form") !== null;
  let timer = later(undoes ? 30 : (seconds[tone] ?? 6));
  const stay = () => clearTimeout(timer);
  const leave = () => {
    stay();
    timer = later(undoes ? 10 : 2);
  };
  toast.addEventListener("pointerenter", stay);
  toast.addEventListener("pointerleave", leave);
  toast.addEventListener("focusin", stay);
  toast.addEventListener("focusout", leave);
  const close = document.createElement("button");
  close.type = "button";
  close.className = "ln-toast-close";
  close.setAttribute("aria-label", "Close this message");
  close.textContent = "×";
  close.addEventListener("click", () => toast.remove());
  toast.append(close);
}

export function toast(text, tone = "good") {
  const box = document.createElement("div");
  box.className = `ln-toast ln-tone-${tone}`;
  const line = document.createElement("span");
  line.textContent = text;
  box.append(icon(tone === "bad" || tone === "warn" ? "alert-triangle" : "circle-check"), line);
  place().append(box);
  leaveLater(box, tone);
}

export function start() {
  for (const box of document.querySelectorAll("[data-toast]")) leaveLater(box, "good");
  document.body.addEventListener("toast", (event) => {
    const said = event.detail?.value ?? event.detail;
    if (typeof said === "string") toast(said);
    else toast(said.text, said.tone);
  });
  document.body.addEventListener("htmx:responseError", (event) => {
    const status = event.detail.xhr.status;
    toast(status === 403 ? "You may not do that." : `That did not work (error ${status}). Nothing was changed.`, "bad");
  });
  document.body.addEventListener("htmx:sendError", () => toast("The server cannot be reached. Nothing was changed.", "bad"));
}
