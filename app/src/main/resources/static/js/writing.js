// While a model writes a listing's text: listens first, sends the form then, and shows what is heard until the checked text comes.
const patience = 2000;

document.body.addEventListener('htmx:confirm', (event) => {
  const form = event.target;
  if (!(form instanceof HTMLFormElement) || !form.dataset.listen) return;
  event.preventDefault();
  const place = form.querySelector('.ln-writing');
  const source = new EventSource(form.dataset.listen);
  let sent = false;
  const send = () => {
    if (sent) return;
    sent = true;
    event.detail.issueRequest(true);
  };
  source.onopen = send;
  source.onerror = () => { source.close(); send(); };
  source.addEventListener('heard', (told) => {
    place.hidden = false;
    place.querySelector('[data-heard]').textContent = told.data;
  });
  setTimeout(send, patience);
  const end = () => { source.close(); place.hidden = true; };
  form.addEventListener('htmx:afterRequest', end, { once: true });
  window.addEventListener('pagehide', end, { once: true });
});
