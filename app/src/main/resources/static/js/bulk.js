// A form around a table with tick boxes: says how many are ticked, ticks all, keeps the bar away while none is.
export function start(within) {
  for (const form of within.querySelectorAll("form[data-bulk]:not([data-bulk-on])")) {
    form.setAttribute("data-bulk-on", "");
    const bar = form.querySelector("[data-bulk-bar]");
    const all = form.querySelector("[data-bulk-all]");
    if (!bar || !all) continue;
    const boxes = () => [...form.querySelectorAll(`input[name="${form.dataset.bulk}"]`)];
    const show = () => {
      const ticked = boxes().filter((box) => box.checked).length;
      bar.hidden = ticked === 0;
      bar.querySelector("[data-bulk-count]").textContent = `${ticked} ticked`;
      all.checked = ticked > 0 && ticked === boxes().length;
      all.indeterminate = ticked > 0 && !all.checked;
    };
    all.hidden = false;
    all.addEventListener("change", () => {
      for (const box of boxes()) box.checked = all.checked;
      show();
    });
    form.addEventListener("change", show);
    show();
  }
}
