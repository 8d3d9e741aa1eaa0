// What a page looks like in figures: one object of functions, each returning the faults it sees as texts.
({
  /** @returns {string[]} */
  sideways() {
    const root = document.documentElement;
    const edge = root.clientWidth;
    if (root.scrollWidth <= edge) return [];
    const wide = [...document.body.querySelectorAll("*")].filter((one) => {
      const box = one.getBoundingClientRect();
      return (box.right > edge + 1 || box.left < -1) && box.width > 0 && !one.closest(".skip");
    });
    return wide.slice(-4).map((one) => `${one.outerHTML.slice(0, 90)} ends at ${one.getBoundingClientRect().right}`)
      .concat(`the page is ${root.scrollWidth} wide, the window ${edge}`);
  },

  /** @returns {string[]} */
  smallWords() {
    const faults = [];
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walk.nextNode(); node; node = walk.nextNode()) {
      const holder = node.parentElement;
      if (!holder || !node.data.trim() || !holder.checkVisibility() || holder.closest("script, style, noscript")) continue;
      const drawn = holder instanceof SVGGraphicsElement ? (holder.getScreenCTM()?.a ?? 1) : 1;
      const size = parseFloat(getComputedStyle(holder).fontSize) * drawn;
      const least = holder.closest("kbd") ? 14 : 16;
      if (size < least - 0.01) faults.push(`${size} px: ${node.data.trim().slice(0, 60)}`);
    }
    for (const field of document.querySelectorAll("input, select, textarea")) {
      const size = parseFloat(getComputedStyle(field).fontSize);
      if (field.checkVisibility() && size < 16 && !["checkbox", "radio", "hidden"].includes(field.type)) {
        faults.push(`${size} px: ${field.outerHTML.slice(0, 80)}`);
      }
    }
    return faults;
  },

  /** @returns {string[]} */
  smallTargets() {
    const faults = [];
    const inText = (one) => {
      const style = getComputedStyle(one);
      const around = one.parentElement?.textContent?.trim() ?? "";
      return style.display === "inline" && around.length > (one.textContent?.trim().length ?? 0);
    };
    for (const one of document.querySelectorAll("a[href], button, .button, summary, input, select, textarea")) {
      if (!one.checkVisibility({ visibilityProperty: true }) || one.type === "hidden" || one.closest(".skip")) continue;
      const ticked = one.type === "checkbox" || one.type === "radio";
      const label = ticked ? one.closest("label") ?? document.querySelector(`label[for="${one.id}"]`) : null;
      const box = (label ?? one).getBoundingClientRect();
      const pressed = one.matches("button, .button, summary, input:not([type=checkbox]):not([type=radio]), select");
      const least = pressed || label ? 44 : 24;
      if (box.height < least - 0.5 && !(least === 24 && inText(one))) {
        faults.push(`${box.height.toFixed(1)} high, not ${least}: ${one.outerHTML.slice(0, 110)}`);
      } else if (box.width < 24 && !inText(one)) {
        faults.push(`${box.width.toFixed(1)} wide: ${one.outerHTML.slice(0, 110)}`);
      }
    }
    return faults;
  },

  /** Focus each thing in turn, as Tab does, and see that it is not under something else. @returns {string[]} */
  hiddenFocus() {
    const faults = [];
    const all = "a[href], button, summary, input:not([type=hidden]), select, textarea, [tabindex='0']";
    for (const one of document.querySelectorAll(all)) {
      if (!one.checkVisibility({ visibilityProperty: true }) || one.disabled) continue;
      one.focus();
      const fault = this.covered(one);
      if (fault) faults.push(fault);
    }
    return faults;
  },

  /** @returns {string} */
  focusCovered() {
    const one = document.activeElement;
    return one && one !== document.body ? this.covered(one) : "";
  },

  /** @param {Element} one @returns {string} */
  covered(one) {
    const box = one.getClientRects()[0] ?? one.getBoundingClientRect();
    const across = Math.min(Math.max(box.left + box.width / 2, 1), innerWidth - 1);
    const seen = [box.top + 2, box.top + box.height / 2, box.bottom - 2].map((down) => {
      const hit = document.elementFromPoint(across, down);
      return Boolean(hit && (one.contains(hit) || hit.contains(one) || hit.closest("label")?.control === one));
    });
    const fits = box.height <= innerHeight - 160;
    // A browser scrolls to the line that is written in, not to the whole of a tall field.
    const good = fits && !one.matches("textarea") ? seen.every(Boolean) : seen.some(Boolean);
    return good ? "" : `${one.outerHTML.slice(0, 110)} at ${box.top.toFixed()} to ${box.bottom.toFixed()}`;
  },

  /** @returns {string[]} */
  moving() {
    return document.getAnimations().map((one) => `${one.effect?.target?.outerHTML?.slice(0, 90)} moves`);
  },

  /** @returns {string[]} */
  shapeless() {
    const faults = [];
    for (const one of document.querySelectorAll("button:not(.plain), .button, input:not([type=hidden]), select, textarea")) {
      const style = getComputedStyle(one);
      const drawn = parseFloat(style.borderTopWidth) >= 1 && style.borderTopStyle !== "none";
      if (one.checkVisibility() && !drawn && !["checkbox", "radio"].includes(one.type)) {
        faults.push(`no edge: ${one.outerHTML.slice(0, 110)}`);
      }
    }
    return faults;
  },
})
