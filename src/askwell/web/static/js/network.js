// Say the day while the slider is moved.

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
