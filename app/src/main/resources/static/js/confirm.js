// Asks before a form with data-confirm is sent, and before an htmx request with hx-confirm.
// Without scripts the form is simply sent, so a destructive form's page must say what it does.
function ask(question, text, label, danger) {
  const dialog = document.getElementById("confirm");
  const yes = dialog.querySelector("[data-confirm-yes]");
  dialog.querySelector("#confirm-title").textContent = question;
  const line = dialog.querySelector("#confirm-text");
  line.textContent = text ?? "";
  line.hidden = !text;
  yes.textContent = label ?? "Continue";
  yes.classList.toggle("btn-danger", danger);
  yes.classList.toggle("btn-primary", !danger);
  return new Promise((answer) => {
    const done = (said) => {
      dialog.close();
      answer(said);
    };
    yes.onclick = () => done(true);
    dialog.querySelector("[data-confirm-no]").onclick = () => done(false);
    dialog.oncancel = () => answer(false);
    dialog.showModal();
    dialog.querySelector("[data-confirm-no]").focus();
  });
}

export function start() {
  document.addEventListener("submit", async (event) => {
    const form = event.target;
    const question = form.dataset.confirm;
    if (!question || form.dataset.confirmed) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    const { confirmText, confirmLabel, confirmDanger } = form.dataset;
    if (await ask(question, confirmText, confirmLabel, confirmDanger === "true")) {
      form.dataset.confirmed = "yes";
      form.requestSubmit(event.submitter ?? undefined);
      delete form.dataset.confirmed;
    }
  }, true);
  document.body.addEventListener("htmx:confirm", async (event) => {
    if (!event.detail.question) return;
    event.preventDefault();
    const { confirmText, confirmLabel, confirmDanger } = event.detail.elt.dataset;
    if (await ask(event.detail.question, confirmText, confirmLabel, confirmDanger === "true")) event.detail.issueRequest(true);
  });
}
