// The photos of a listing while some are in work: asks for the panel again and puts in only what changed. A card that has
// the focus or holds something typed keeps its forms; only its picture and its status are renewed. Moving a photo, by
// dragging or by its buttons, and a finished upload are taken up the same way, so nothing that was typed is lost.
import { toast } from "./toast.js";

const EVERY_MS = 2000;

const SCRIPTS_OWN = ["style", "aria-valuetext", "data-compare-ready", "data-mark-ready"];

// what the service said: without the form tokens, which differ each time, and without what scripts have set
function said(element) {
  const copy = element.cloneNode(true);
  copy.querySelectorAll("input[name=_csrf]").forEach((token) => token.remove());
  for (const name of SCRIPTS_OWN) copy.querySelectorAll(`[${name}]`).forEach((one) => one.removeAttribute(name));
  return copy.outerHTML;
}

const typedIn = (field) => {
  if (field.type === "hidden" || field.type === "range") return false;
  if (field.type === "checkbox") return field.checked !== field.defaultChecked;
  if (field.options) return field.selectedIndex !== Math.max(0, [...field.options].findIndex((option) => option.defaultSelected));
  return field.value !== field.defaultValue;
};

const held = (element) => element.contains(document.activeElement) || [...element.querySelectorAll("form input, form select, form textarea")].some(typedIn);

const openOnes = (card) => [...card.querySelectorAll("details")].map((one) => one.open);

function connect(panel) {
  if (panel.dataset.photosReady) return;
  panel.dataset.photosReady = "yes";
  const list = panel.querySelector("[data-order]");
  const known = new Map([...list.children].map((card) => [card.id, said(card)]));
  const late = new Map(); // cards that are held, and what they would be
  let timer = null;

  const added = (element) => document.body.dispatchEvent(new CustomEvent("ln:added", { detail: element }));

  function renewHead(card, fresh, now) {
    const head = card.querySelector("[data-photo-head]");
    if (late.get(card.id) === now || head.contains(document.activeElement)) return;
    head.replaceWith(fresh.querySelector("[data-photo-head]"));
    late.set(card.id, now);
    added(card);
  }

  function renew(card, fresh) {
    const now = said(fresh);
    if (known.get(fresh.id) === now) return;
    if (card && held(card)) {
      if (!late.has(card.id)) late.set(card.id, null);
      return renewHead(card, fresh, now);
    }
    if (card) {
      const open = openOnes(card);
      fresh.querySelectorAll("details").forEach((one, at) => (one.open = open[at] ?? false));
      card.replaceWith(fresh);
    } else list.append(fresh);
    late.delete(fresh.id);
    known.set(fresh.id, now);
    added(fresh);
  }

  function inOrder(ids) {
    ids.forEach((id, at) => {
      const card = document.getElementById(id);
      if (list.children[at] !== card) list.insertBefore(card, list.children[at] ?? null);
    });
  }

  function part(name, from) {
    const old = panel.querySelector(`[data-photos-${name}]`);
    const fresh = from.querySelector(`[data-photos-${name}]`);
    if (old && fresh && !held(old) && said(old) !== said(fresh)) old.replaceWith(fresh);
  }

  async function refresh() {
    clearTimeout(timer);
    if (list.dataset.orderDragging) return again();
    try {
      const answer = await fetch(panel.dataset.photos, { headers: { Accept: "text/html" } });
      if (answer.ok && !answer.redirected) take(new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("[data-photos]"));
    } finally {
      again();
    }
  }

  function take(fresh) {
    const cards = [...fresh.querySelector("[data-order]").children].map((card) => document.adoptNode(card));
    const ids = cards.map((card) => card.id);
    [...list.children].filter((card) => !ids.includes(card.id)).forEach((card) => card.remove());
    cards.forEach((card) => renew(document.getElementById(card.id), card));
    inOrder(ids);
    list.hidden = ids.length === 0;
    ["head", "removed"].forEach((name) => part(name, fresh));
    panel.dataset.photosWorking = fresh.dataset.photosWorking;
  }

  function again() {
    clearTimeout(timer);
    if (panel.isConnected && (panel.dataset.photosWorking !== "0" || late.size > 0)) timer = setTimeout(refresh, EVERY_MS);
  }

  async function move(url, position) {
    const headers = JSON.parse(document.body.getAttribute("hx-headers") ?? "{}");
    const answer = await fetch(url, { method: "POST", headers, body: new URLSearchParams({ position }), redirect: "manual" });
    if (answer.type !== "opaqueredirect" && !answer.ok) return toast("The order was not saved.", "bad");
    await refresh();
  }

  panel.addEventListener("order:moved", (event) => {
    event.preventDefault();
    move(event.target.dataset.orderUrl, event.detail.position);
  });
  panel.addEventListener("submit", async (event) => {
    const card = event.target.closest("[data-order-item]");
    if (!card || event.target.getAttribute("action") !== card.dataset.orderUrl) return;
    event.preventDefault();
    const label = event.submitter?.textContent;
    document.activeElement?.blur();
    await move(card.dataset.orderUrl, new FormData(event.target).get("position"));
    const moved = document.getElementById(card.id);
    const buttons = [...moved.querySelectorAll(":scope > .ln-buttons button")];
    (buttons.find((button) => button.textContent === label) ?? buttons[0])?.focus();
    toast(`Photo ${[...list.children].indexOf(moved) + 1} of ${list.children.length}.`);
  });
  panel.addEventListener("dropzone:taken", () => refresh());
  panel.addEventListener("dropzone:done", (event) => {
    event.preventDefault();
    panel.querySelectorAll(".ln-dropzone-file.is-good").forEach((row) => row.remove());
    if (event.detail.good > 0) toast(event.detail.good === 1 ? "1 photo is being enhanced." : `${event.detail.good} photos are being enhanced.`);
    refresh();
  });
  again();
}

export function start(within = document) {
  within.querySelectorAll("[data-photos]").forEach(connect);
}
