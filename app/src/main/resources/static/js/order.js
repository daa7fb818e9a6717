// Pictures in an order that is changed by dragging: each item knows the address that takes its new position. The
// buttons of each item do the same without a mouse and without scripts.
import { toast } from "./toast.js";

async function place(item, position) {
  const moved = new CustomEvent("order:moved", { bubbles: true, cancelable: true, detail: { position } });
  if (!item.dispatchEvent(moved)) return;
  const body = new URLSearchParams({ position });
  const headers = JSON.parse(document.body.getAttribute("hx-headers") ?? "{}");
  const answer = await fetch(item.dataset.orderUrl, { method: "POST", headers, body, redirect: "manual" });
  if (answer.type === "opaqueredirect" || answer.ok) location.reload();
  else toast("The order was not saved.", "bad");
}

function connect(list) {
  if (list.dataset.orderReady) return;
  list.dataset.orderReady = "yes";
  let dragged = null;
  list.addEventListener("dragstart", (event) => {
    if (event.target.closest(".ln-compare-range, [data-mark], input")) return event.preventDefault();
    dragged = event.target.closest("[data-order-item]");
    if (!dragged) return;
    event.dataTransfer.effectAllowed = "move";
    list.dataset.orderDragging = "yes";
  });
  list.addEventListener("dragover", (event) => {
    const over = event.target.closest("[data-order-item]");
    if (!dragged || !over || over === dragged) return;
    event.preventDefault();
    const box = over.getBoundingClientRect();
    over[event.clientX > box.left + box.width / 2 ? "after" : "before"](dragged);
  });
  list.addEventListener("drop", (event) => event.preventDefault());
  list.addEventListener("dragend", () => {
    delete list.dataset.orderDragging;
    if (dragged) place(dragged, [...list.children].indexOf(dragged));
    dragged = null;
  });
}

export function start(within = document) {
  within.querySelectorAll("[data-order]").forEach(connect);
}
