// A button that copies what stands in another field: data-copy="#f-text". Without scripts the button stays hidden.
import { toast } from "./toast.js";

function connect(button) {
  if (button.dataset.copyReady) return;
  button.dataset.copyReady = "yes";
  button.hidden = false;
  button.addEventListener("click", async () => {
    const field = document.querySelector(button.dataset.copy);
    try {
      await navigator.clipboard.writeText(field.value);
      toast("Copied.");
    } catch {
      field.select();
      toast("Press Ctrl-C to copy.");
    }
  });
}

export function start(within = document) {
  within.querySelectorAll("[data-copy]").forEach(connect);
}
