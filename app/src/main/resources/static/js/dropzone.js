// Uploads each chosen or dropped file by a request of its own and shows its progress (data-dropzone="each"),
// or only takes dropped files into the form's file input (data-dropzone="form"). Without scripts it is a plain form.
import { toast } from "./toast.js";

function row(file) {
  const item = document.createElement("li");
  item.className = "ln-dropzone-file";
  const name = document.createElement("span");
  name.textContent = file.name;
  const bar = document.createElement("progress");
  bar.max = 100;
  bar.value = 0;
  bar.setAttribute("aria-label", file.name);
  const state = document.createElement("span");
  state.className = "ln-dropzone-state";
  state.textContent = "waiting";
  item.append(name, bar, state);
  return { item, bar, state };
}

function reason(request) {
  try {
    const problem = JSON.parse(request.responseText);
    return problem.detail ?? problem.title;
  } catch {
    return request.status === 413 ? "the file is too large" : `refused (error ${request.status})`;
  }
}

function send(form, input, file, shown, tries = 5) {
  return new Promise((done) => {
    const body = new FormData(form);
    body.delete(input.name);
    body.append(input.name, file);
    const request = new XMLHttpRequest();
    request.open("POST", form.action);
    request.setRequestHeader("Accept", "application/json, text/html;q=0.5");
    request.upload.onprogress = (event) => {
      shown.bar.value = event.lengthComputable ? (100 * event.loaded) / event.total : 0;
      shown.state.textContent = "uploading";
    };
    request.onload = () => finish(request.status < 400, request.status < 400 ? "uploaded" : reason(request));
    request.onerror = () => again();
    // a file that came in before the connection broke is known to the service and not taken twice
    const again = () => {
      if (tries === 0) return finish(false, "the connection was lost; choose the file again");
      shown.state.textContent = "the connection was lost, trying again";
      setTimeout(() => send(form, input, file, shown, tries - 1).then(done), navigator.onLine ? 2000 : 5000);
    };
    const finish = (good, text) => {
      shown.bar.value = good ? 100 : 0;
      shown.state.textContent = text;
      shown.item.classList.add(good ? "is-good" : "is-bad");
      done(good);
    };
    request.send(body);
  });
}

async function uploadEach(form, input, files) {
  const place = form.querySelector("[data-dropzone-files]");
  const rows = files.map(row);
  place.append(...rows.map((one) => one.item));
  let good = 0;
  for (const [at, file] of files.entries()) {
    if (!(await send(form, input, file, rows[at]))) continue;
    good++;
    form.dispatchEvent(new CustomEvent("dropzone:taken", { bubbles: true }));
  }
  input.value = "";
  const event = new CustomEvent("dropzone:done", { bubbles: true, cancelable: true, detail: { good, of: files.length } });
  const untaken = form.dispatchEvent(event);
  if (good < files.length) toast(`${files.length - good} of ${files.length} files were not taken.`, "bad");
  else if (untaken && form.dataset.dropzoneStay === undefined) location.reload();
}

function connect(form) {
  if (form.dataset.dropzoneReady) return;
  form.dataset.dropzoneReady = "yes";
  const input = form.querySelector("input[type=file]");
  const alone = form.dataset.dropzone === "each";
  const take = (files) => {
    if (alone && files.length > 0) uploadEach(form, input, [...files]);
  };
  form.classList.add("is-live");
  // files that were chosen before this script ran are sent by the button, as without scripts
  if (alone) form.querySelector("[data-dropzone-submit]").hidden = input.files.length === 0;
  input.addEventListener("change", () => take(input.files));
  form.addEventListener("dragover", (event) => {
    event.preventDefault();
    form.classList.add("is-over");
  });
  form.addEventListener("dragleave", () => form.classList.remove("is-over"));
  form.addEventListener("drop", (event) => {
    event.preventDefault();
    form.classList.remove("is-over");
    if (alone) take(event.dataTransfer.files);
    else input.files = event.dataTransfer.files;
  });
}

export function start(within = document) {
  within.querySelectorAll("[data-dropzone]").forEach(connect);
}
