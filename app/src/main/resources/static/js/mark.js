// A part of a picture, marked by dragging: it fills the form's fields left, top, width and height, in percent. Whoever uses
// no pointer enters the numbers.
function connect(stage) {
  if (stage.dataset.markReady) return;
  stage.dataset.markReady = "yes";
  const form = stage.closest("form");
  const box = stage.querySelector("[data-mark-box]");
  const share = (event) => {
    const area = stage.getBoundingClientRect();
    const within = (value) => Math.min(100, Math.max(0, value));
    return [within((100 * (event.clientX - area.left)) / area.width), within((100 * (event.clientY - area.top)) / area.height)];
  };
  let from = null;
  const show = (to) => {
    const places = { left: Math.min(from[0], to[0]), top: Math.min(from[1], to[1]), width: Math.abs(from[0] - to[0]), height: Math.abs(from[1] - to[1]) };
    box.hidden = false;
    for (const [name, value] of Object.entries(places)) {
      box.style[name] = `${value}%`;
      form.elements[name].value = value.toFixed(1);
    }
  };
  stage.addEventListener("pointerdown", (event) => {
    from = share(event);
    stage.setPointerCapture(event.pointerId);
    event.preventDefault();
  });
  stage.addEventListener("pointermove", (event) => {
    if (from) show(share(event));
  });
  stage.addEventListener("pointerup", () => {
    from = null;
  });
}

export function start(within = document) {
  within.querySelectorAll("[data-mark]").forEach(connect);
}
