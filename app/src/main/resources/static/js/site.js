// Public pages and sign-in: the theme toggle, the cookie banner, password fields, and the focus on a form's error summary.
import { start as cookies } from "./cookies.js";
import { start as reveal } from "./reveal.js";
import { start as theme } from "./theme.js";

theme();
cookies();
reveal();
document.querySelector("[data-focus]")?.focus();
if (document.querySelector("[data-passkey]")) (await import("./passkeys.js")).start();
if (document.querySelector("[data-compare]")) (await import("./compare.js")).start();
if (document.querySelector("input[autocomplete=new-password]")) (await import("./strength.js")).start();
