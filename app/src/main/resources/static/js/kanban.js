// A board of columns whose cards move: by drag (Sortable), by Alt with the arrows on a focused card (left and right to the
// next column, up and down within one), and, without scripts, by the card's own form. A move posts the column's key to the card's data-url.
import Sortable from "/webjars/sortablejs/1.15.6/modular/sortable.esm.js";
import { toast } from "./toast.js";

/** The card that was moved by keyboard: it gets the focus back when the board is drawn anew. */
let focused = null;
/** Moves whose answer is not there yet: until then a board that is drawn anew shows an older state. */
let moving = 0;

async function post(board, card, column) {
  const field = board.dataset.kanban || "stage";
  const body = new URLSearchParams({ [field]: column.dataset.kanbanColumn, position: String([...column.children].indexOf(card)) });
  const headers = { "X-CSRF-TOKEN": document.querySelector("meta[name=csrf-token]").content, "HX-Request": "true" };
  const answer = await fetch(card.dataset.url, { method: "POST", body, headers });
  if (!answer.ok) throw new Error(`status ${answer.status}`);
}

function count(board) {
  for (const column of board.querySelectorAll("[data-kanban-column]")) {
    const shown = column.closest(".ln-column").querySelector(".ln-count");
    if (shown) shown.textContent = String(column.querySelectorAll("[data-kanban-card]").length);
  }
}

async function moved(board, card, from, before) {
  const to = card.closest("[data-kanban-column]");
  count(board);
  moving += 1;
  try {
    await post(board, card, to).finally(() => (moving -= 1));
    const select = card.querySelector("select");
    if (select) select.value = to.dataset.kanbanColumn;
    toast(`${card.dataset.title ?? "Card"}: moved to ${to.dataset.kanbanName ?? to.dataset.kanbanColumn}.`);
    // Not from the board: an earlier move may have replaced it meanwhile.
    document.body.dispatchEvent(new CustomEvent("kanban:moved", { bubbles: true }));
  } catch {
    from.insertBefore(card, before);
    count(board);
    toast("The move was not kept. The card is back where it was.", "bad");
  }
}

function step(board, card, by) {
  const columns = [...board.querySelectorAll("[data-kanban-column]")];
  const from = card.closest("[data-kanban-column]");
  const to = columns[columns.indexOf(from) + by];
  if (!to) return;
  const before = card.nextElementSibling;
  to.prepend(card);
  card.focus();
  focused = card.dataset.url;
  moved(board, card, from, before);
}

function shift(board, card, by) {
  const other = by < 0 ? card.previousElementSibling : card.nextElementSibling;
  if (!other) return;
  const before = card.nextElementSibling;
  if (by < 0) other.before(card);
  else other.after(card);
  card.focus();
  focused = card.dataset.url;
  moved(board, card, card.parentElement, before);
}

function connect(board) {
  if (board.dataset.kanbanReady) return;
  board.dataset.kanbanReady = "yes";
  if (focused) board.querySelector(`[data-url="${CSS.escape(focused)}"]`)?.focus();
  if (moving === 0) focused = null;
  let before = null;
  for (const column of board.querySelectorAll("[data-kanban-column]")) {
    Sortable.create(column, {
      group: "cards",
      draggable: "[data-kanban-card]",
      filter: "a, button, select, summary, input",
      preventOnFilter: false,
      delay: 150,
      delayOnTouchOnly: true,
      animation: matchMedia("(prefers-reduced-motion: reduce)").matches ? 0 : 120,
      ghostClass: "is-ghost",
      onStart: (event) => (before = event.item.nextElementSibling),
      onEnd: (event) => {
        if (event.from !== event.to || event.oldIndex !== event.newIndex) moved(board, event.item, event.from, before);
      },
    });
  }
  board.addEventListener("keydown", (event) => {
    const card = event.target.closest("[data-kanban-card]");
    if (!card || event.target !== card || !event.altKey) return;
    if (event.key === "ArrowRight") step(board, card, 1);
    else if (event.key === "ArrowLeft") step(board, card, -1);
    else if (event.key === "ArrowUp") shift(board, card, -1);
    else if (event.key === "ArrowDown") shift(board, card, 1);
    else return;
    event.preventDefault();
  });
}

export function start(within = document) {
  within.querySelectorAll("[data-kanban]").forEach(connect);
}
