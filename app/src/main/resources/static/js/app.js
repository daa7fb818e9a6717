// The application's pages: starts what every page has, and loads the rest only where the page asks for it.
import { start as confirm } from "./confirm.js";
import { start as cookies } from "./cookies.js";
import { start as menus } from "./menus.js";
import { start as palette } from "./palette.js";
import { start as reveal } from "./reveal.js";
import { start as scrollers } from "./scrollers.js";
import { start as theme } from "./theme.js";
import { start as toasts } from "./toast.js";

const wanted = { "[data-bulk]": "./bulk.js", "[data-compare]": "./compare.js", "[data-copy]": "./copy.js", "[data-passkey]": "./passkeys.js", "[data-order]": "./order.js", "[data-dropzone]": "./dropzone.js", "[data-kanban]": "./kanban.js", "[data-mark]": "./mark.js", "[data-mentions]": "./mentions.js", "[data-photos]": "./photos.js", "[data-steps]": "./steps.js", "input[autocomplete=new-password]": "./strength.js" };

async function connect(within) {
  scrollers(within);
  for (const [selector, module] of Object.entries(wanted)) {
    if (within.matches?.(selector) || within.querySelector(selector)) (await import(module)).start(within.parentNode ?? within);
  }
}

[theme, toasts, confirm, cookies, menus, palette, reveal].forEach((start) => start());
document.querySelector("[data-focus]")?.focus();
connect(document);
document.body.addEventListener("htmx:load", (event) => connect(event.detail.elt));
document.body.addEventListener("ln:added", (event) => connect(event.detail));
