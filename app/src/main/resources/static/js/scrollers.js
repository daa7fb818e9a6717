// A table that is wider than its place can be scrolled by keyboard: it then takes the focus and has a name. A row of tabs that
// is wider than its place shows the one that is chosen.
function check(box) {
  const wider = box.scrollWidth > box.clientWidth;
  if (!wider) {
    box.removeAttribute("tabindex");
    return;
  }
  const heading = box.closest("section, .card")?.querySelector("h2") ?? document.querySelector("h1");
  box.tabIndex = 0;
  box.setAttribute("role", "region");
  box.setAttribute("aria-label", `${heading?.textContent.trim() ?? "Table"}, can be scrolled sideways`);
}

const watched = new ResizeObserver((changes) => changes.forEach((change) => check(change.target)));

function show(row) {
  const tab = row.querySelector("[aria-current]");
  if (!tab) return;
  const middle = (row.clientWidth - tab.offsetWidth) / 2;
  row.scrollLeft += tab.getBoundingClientRect().left - row.getBoundingClientRect().left - middle;
}

const rows = new ResizeObserver((changes) => changes.forEach((change) => show(change.target)));

export function start(within = document) {
  within.querySelectorAll(".ln-tabs").forEach((row) => rows.observe(row));
  within.querySelectorAll(".table-responsive").forEach((box) => watched.observe(box));
}
