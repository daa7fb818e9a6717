// The steps of a sequence, dragged by their grip. Dropping presses a button that the form knows, so that what was typed stays and
// conditions go on pointing to their steps; the arrows of each card do the same without a mouse and without scripts.
function move(list, from, to) {
  const button = document.createElement("button");
  Object.assign(button, { type: "submit", name: "act", value: `move:${from}_${to}`, formNoValidate: true, hidden: true });
  list.append(button);
  list.closest("form").requestSubmit(button);
}

function connect(list) {
  if (list.dataset.stepsReady) return;
  list.dataset.stepsReady = "yes";
  const cards = () => [...list.querySelectorAll(":scope > [data-step]")];
  let dragged = null;
  let from = -1;
  list.addEventListener("dragstart", (event) => {
    if (!event.target.closest("[data-step-grip]")) return;
    dragged = event.target.closest("[data-step]");
    from = cards().indexOf(dragged);
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setData("text/plain", "");
    event.dataTransfer.setDragImage(dragged.querySelector(".card-header"), 16, 16);
    dragged.dataset.stepDragging = "yes";
  });
  list.addEventListener("dragover", (event) => {
    if (!dragged) return;
    event.preventDefault();
    const over = event.target.closest("[data-step]");
    if (!over || over === dragged) return;
    const box = over.getBoundingClientRect();
    over[event.clientY > box.top + box.height / 2 ? "after" : "before"](dragged);
  });
  list.addEventListener("drop", (event) => {
    if (dragged) event.preventDefault();
  });
  list.addEventListener("dragend", () => {
    if (!dragged) return;
    delete dragged.dataset.stepDragging;
    const to = cards().indexOf(dragged);
    dragged = null;
    if (to !== from) move(list, from, to);
  });
}

export function start(within = document) {
  within.querySelectorAll("[data-steps]").forEach(connect);
}
