/* How long a learner waits, measured on the page itself: a test's own commands take longer than a click. */
window.speed = (() => {
  "use strict";

  const LONGEST = 20_000; // milliseconds after which nobody waits any more

  /** Wait until something has changed so that it holds, and is painted; then say how long it took.
   * @returns milliseconds */
  function until(holds, within, begun = performance.now()) {
    return new Promise((resolve, reject) => {
      setTimeout(() => reject(new Error("Nothing has changed.")), LONGEST);
      const look = () => {
        if (holds()) {
          observer.disconnect();
          requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - begun)));
        }
      };
      const observer = new MutationObserver(look);
      observer.observe(within, { attributes: true, characterData: true, childList: true, subtree: true });
      look();
    });
  }

  const pause = (milliseconds) => new Promise((resolve) => { setTimeout(resolve, milliseconds); });

  /** From Start to an exercise that can be worked. */
  function start() {
    document.querySelectorAll(".tc-form").forEach((form) => { form.dataset.before = "yes"; });
    const begun = performance.now();
    document.querySelector(".tc-start").click();
    const form = ".tc-form:not(.jupyter-widgets-disconnected, [data-before]) .tc-panel input";
    return until(() => document.querySelector(form), document.body, begun);
  }

  /** From a click on each of some elements to what the learner reads then. */
  async function clicks(elements, reply) {
    const times = [];
    for (const element of elements) {
      const form = element.closest(".tc-form");
      const before = form.querySelector(reply)?.textContent;
      const begun = performance.now();
      element.click();
      times.push(await until(() => (form.querySelector(reply)?.textContent ?? before) !== before, form, begun));
      await pause(150);
    }
    return times;
  }

  /** How often in a second a figure follows a slider that moves from one end to the other.
   * A stop is asked for as soon as the figure stands as the last one wanted it. */
  async function frames(play) {
    const handle = play.querySelector(".tc-variables [role=slider]");
    const figure = () => play.querySelector(".tc-figure");
    const times = [];
    const move = async (key) => {
      const begun = performance.now();
      const at = handle.getAttribute("aria-valuenow");
      const before = figure();
      handle.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
      if (handle.getAttribute("aria-valuenow") === at) {
        return false;
      }
      times.push(await until(() => figure() && figure() !== before, play, begun));
      return true;
    };
    while (await move("ArrowLeft"));
    times.length = 0;
    while (await move("ArrowRight"));
    return times.length * 1000 / times.reduce((sum, time) => sum + time, 0);
  }

  return { clicks, frames, start };
})();
