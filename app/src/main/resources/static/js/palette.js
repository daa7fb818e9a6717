// The command palette: `/` or Ctrl-K (Cmd-K) opens it, arrows choose, Enter goes.
// GET /app/palette?q= answers [{kind,label,detail,url}], kind being lead, listing, deal or page. What the page in view offers
// stands before them: each element with data-act, a link, a form or a <details>, by the words in it.
import { icon } from "./icon.js";

const icons = { act: "command", lead: "user", listing: "building-estate", deal: "layout-kanban", page: "arrow-right", sequence: "route" };
let dialog, input, list, status, asked, timer;
let active = -1;

function options() {
  return [...list.querySelectorAll("[role=option]")];
}

function choose(index) {
  const all = options();
  active = all.length === 0 ? -1 : (index + all.length) % all.length;
  all.forEach((option, at) => option.setAttribute("aria-selected", String(at === active)));
  input.setAttribute("aria-activedescendant", active < 0 ? "" : all[active].id);
  all[active]?.scrollIntoView({ block: "nearest" });
}

function text(className, value) {
  const span = document.createElement("span");
  span.className = className;
  span.textContent = value ?? "";
  return span;
}

/** Where a page is recorded by others, a click tells them the address of a link: there is none then. */
const recorded = document.querySelector("[data-analytics][data-clarity]") !== null;

function option(found, at) {
  const link = document.createElement(found.place || recorded ? "button" : "a");
  if (found.place || recorded) {
    link.type = "button";
    link.addEventListener("click", () => (found.place ? go(found.place) : location.assign(found.url)));
  } else link.href = found.url;
  link.id = `palette-${at}`;
  link.className = "ln-palette-option";
  link.tabIndex = -1;
  link.setAttribute("role", "option");
  link.append(icon(icons[found.kind] ?? "arrow-right"), text("ln-palette-label", found.label), text("ln-palette-detail", found.detail));
  return link;
}

/** By the beginnings of their words, so that "not" finds "Add a note". */
function acts(asked) {
  const words = asked.toLowerCase().split(/\s+/).filter((word) => word);
  return [...document.querySelectorAll("[data-act]")]
    .filter((place) => place.checkVisibility() && words.every((word) => ` ${place.dataset.act.toLowerCase()}`.includes(` ${word}`)))
    .map((place) => ({ kind: "act", label: place.dataset.act, detail: "On this page", place }));
}

/** Closes the palette and puts the keyboard where the act begins. */
function go(place) {
  dialog.close();
  if (place.matches("details")) place.open = true;
  if (place.matches("a")) return place.click();
  const first = place.querySelector("textarea, select, input:not([type=hidden]), a[href], button");
  first?.focus();
  place.scrollIntoView({ block: "center" });
}

async function search() {
  asked?.abort();
  asked = new AbortController();
  try {
    const answer = await fetch(`/app/palette?q=${encodeURIComponent(input.value.trim())}`, { signal: asked.signal, headers: { Accept: "application/json" } });
    if (!answer.ok) throw new Error(`status ${answer.status}`);
    const found = await answer.json();
    const all = [...acts(input.value), ...found];
    list.replaceChildren(...all.map(option));
    status.textContent = all.length === 0 ? `Nothing found for "${input.value.trim()}".` : "";
    choose(0);
  } catch (failure) {
    if (failure.name === "AbortError") return;
    list.replaceChildren();
    status.textContent = "The search did not answer. Try again in a moment.";
  }
}

function show() {
  if (dialog.open) return;
  input.value = "";
  dialog.showModal();
  input.focus();
  search();
}

function typed(event) {
  if (event.key === "ArrowDown") choose(active + 1);
  else if (event.key === "ArrowUp") choose(active - 1);
  else if (event.key === "Enter") options()[active]?.click();
  else return;
  event.preventDefault();
}

function wanted(event) {
  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k") return true;
  const typing = event.target.closest("input, textarea, select, [contenteditable]");
  return event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey;
}

export function start() {
  dialog = document.getElementById("palette");
  if (!dialog) return;
  input = dialog.querySelector("#palette-input");
  list = dialog.querySelector("#palette-list");
  status = dialog.querySelector("#palette-status");
  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(search, 120);
  });
  input.addEventListener("keydown", typed);
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog || event.target.closest("[data-palette-close]")) dialog.close();
  });
  document.addEventListener("keydown", (event) => {
    if (!wanted(event)) return;
    event.preventDefault();
    show();
  });
  for (const opener of document.querySelectorAll("[data-palette-open]")) {
    opener.addEventListener("click", show);
    opener.addEventListener("submit", (event) => {
      event.preventDefault();
      show();
    });
  }
}
