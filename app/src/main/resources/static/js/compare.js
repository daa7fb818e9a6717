// Before and after, one picture over the other: the range input moves the border between them, by pointer or arrow keys.
function connect(figure) {
  if (figure.dataset.compareReady) return;
  figure.dataset.compareReady = "yes";
  const stage = figure.querySelector(".ln-compare-stage");
  const range = figure.querySelector(".ln-compare-range");
  const move = () => {
    stage.style.setProperty("--cut", `${range.value}%`);
    range.setAttribute("aria-valuetext", `${range.value} percent original`);
  };
  range.addEventListener("input", move);
  move();
}

export function start(within = document) {
  within.querySelectorAll("[data-compare]").forEach(connect);
}
