/* What tests ask of a page that stands in the browser, in one go each.
 *
 * Every function returns what is wrong, a line each.
 */
window.sound = (() => {
  "use strict";

  const FOCUSABLE = "a[href], button, input, select, summary, [tabindex='0']";
  const page = () => document.querySelector(".jp-NotebookPanel:not(.lm-mod-hidden) .jp-Notebook");
  const outer = () => page().querySelector(".jp-WindowedPanel-outer");

  /** An element in a few words, for who reads the test's outcome. */
  function name(element) {
    const words = (element.getAttribute("aria-label") ?? element.textContent).trim().slice(0, 40);
    return `<${element.tagName.toLowerCase()} class="${element.getAttribute("class") ?? ""}"> ${words}`;
  }

  /** What a learner presses, follows or fills in, in the order of the page. A group of radio buttons is one
   * stop of the Tab key: the chosen one, or the first. */
  function stops() {
    return [...page().querySelectorAll(FOCUSABLE)].filter((each) =>
      !each.disabled && each.tabIndex >= 0 && each.checkVisibility({ visibilityProperty: true })
      && !each.matches(".jp-Cell, .jp-Notebook"));
  }

  /** What axe-core finds that is serious or critical.
   * The page alone: around it JupyterLab keeps panels of its own that no learner ever sees. */
  async function barriers(rules) {
    const options = { resultTypes: ["violations"], ...(rules && { runOnly: rules }) };
    const { violations } = await axe.run(page(), options);
    return violations
      .filter(({ impact }) => impact === "serious" || impact === "critical")
      .flatMap(({ id, nodes }) => nodes.slice(0, 3).map(({ html, any, all }) =>
        `${id}: ${html.slice(0, 160)} (${[...any, ...all].map(({ message }) => message).join("; ").slice(0, 200)})`));
  }

  /** What stands out of the page sideways. A table of a case may be wider, and scrolls in a box of its own. */
  function sideways() {
    const width = outer().clientWidth;
    const wide = [...outer().querySelectorAll("*")].filter((each) => {
      const box = each.getBoundingClientRect();
      return box.width > 1 && box.height > 1 && (box.right > width + 1 || box.left < -1)
        && !each.closest(".tc-sheet") && each.checkVisibility({ visibilityProperty: true });
    });
    const scrolls = outer().scrollWidth > width ? ["the page scrolls sideways"] : [];
    return [...scrolls, ...wide.slice(0, 5).map((each) => `sticks out: ${name(each)}`)];
  }

  /** Where the focus is not to be seen: without a mark, or under the bar that stays. */
  function unseen() {
    const faults = [];
    for (const stop of stops()) {
      stop.focus({ focusVisible: true });
      const marked = stop.matches("[type=radio]") ? stop.closest("label") : stop;
      const { outlineStyle, outlineWidth } = getComputedStyle(marked);
      if (outlineStyle === "none" || parseFloat(outlineWidth) < 2) {
        faults.push(`no mark of the focus: ${name(marked)}`);
      }
      const box = stop.getClientRects()[0];
      const top = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
      if (!top || !(marked.contains(top) || top.contains(marked))) {
        faults.push(`covered while it has the focus: ${name(stop)}${top ? ` by ${name(top)}` : ""}`);
      }
    }
    return faults.slice(0, 5);
  }

  /** Figures that say nothing to who does not see them. */
  function wordless() {
    const drawings = [...page().querySelectorAll("svg, img, canvas")].filter((each) => each.checkVisibility());
    return drawings.filter((each) => {
      const told = each.closest("[role=img]")?.getAttribute("aria-label") || each.getAttribute("alt");
      return !told?.trim() || (each.closest("figure") && !each.closest("figure").querySelector("figcaption")?.textContent.trim());
    }).map((each) => `a figure without words: ${name(each)}`);
  }

  return { barriers, sideways, stops, unseen, wordless };
})();
