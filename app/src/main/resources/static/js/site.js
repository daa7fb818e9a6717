// Public pages and sign-in: the theme toggle, password fields, and the focus on a form's error summary.
import { start as reveal } from "./reveal.js";
import { start as theme } from "./theme.js";

theme();
reveal();
document.querySelector("[data-focus]")?.focus();
if (document.querySelector("[data-compare]")) (await import("./compare.js")).start();
