// Say the day while the slider is moved, and let a narrow window begin in the middle of a drawing around somebody.

export {};

const slider = document.getElementById("step");
const label = document.querySelector("label[for=step]");

if (slider instanceof HTMLInputElement && label instanceof HTMLElement) {
  const days = [...(slider.list?.options ?? [])].map((one) => one.label);
  slider.addEventListener("input", () => {
    const day = days[Number(slider.value) - 1] ?? "";
    label.textContent = (label.dataset.said ?? "").replace("{day}", day);
    slider.setAttribute("aria-valuetext", day);
  });
}

for (const drawing of document.querySelectorAll(".drawing")) {
  const centre = drawing.querySelector(".centre");
  if (!centre) continue;
  const [middle, box] = [centre.getBoundingClientRect(), drawing.getBoundingClientRect()];
  drawing.scrollLeft += middle.left + middle.width / 2 - box.left - box.width / 2;
}
