// Menus are <details class="ln-menu">: this closes them on Escape, on a click outside and on leaving by Tab.
const open = () => document.querySelectorAll("details.ln-menu[open], details.ln-more[open]");

/** A menu hangs from its button's right end; where that would leave the window, from the left end. */
function place(menu) {
  const items = menu.querySelector(".ln-menu-items");
  if (!items) return;
  menu.classList.remove("is-start");
  if (menu.open && items.getBoundingClientRect().left < 0) menu.classList.add("is-start");
}

export function start() {
  document.addEventListener("toggle", (event) => event.target.matches?.("details.ln-menu") && place(event.target), true);
  document.addEventListener("click", (event) => {
    for (const menu of open()) if (!menu.contains(event.target)) menu.open = false;
  });
  document.addEventListener("focusin", (event) => {
    for (const menu of open()) if (!menu.contains(event.target)) menu.open = false;
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    for (const menu of open()) {
      menu.open = false;
      menu.querySelector("summary").focus();
    }
  });
}
