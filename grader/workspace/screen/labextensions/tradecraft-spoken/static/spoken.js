/* Tells a screen reader what the pages of the course show to the eye.
 *
 * ipywidgets gives no name to a group of radio buttons or to a slider, and puts each new message in a new
 * place, of which no screen reader speaks; JupyterLab calls a page a feed of cells, and names the browser's
 * tab after the file. Like the course's other extension it needs no build.
 */
(() => {
  "use strict";

  const spoken = Object.assign(document.createElement("div"), { className: "tc-spoken", role: "status" });

  /** What there is to tell of each kind of element on a page. */
  const TOLD = {
    ".jp-Notebook h1": entitle,
    ".jp-WindowedPanel-viewport": (page) => tell(page, { "role": null, "aria-label": null }),
    ".jp-Notebook-cell": (cell) => tell(cell, { "aria-label": null }),
    ".widget-radio-box": (box) => tell(box, { "role": "radiogroup", "aria-label": nameOf(box) }),
    // Of one group, so that arrow keys go from option to option and Tab to the next question.
    ".widget-radio-box input": (radio) => tell(radio, { "name": groupOf(radio.closest(".widget-radio-box")) }),
    ".noUi-handle": (handle) => tell(handle, {
      "aria-label": nameOf(handle),
      "aria-valuetext": textIn(handle.closest(".widget-slider"), ".widget-readout"),
    }),
    ".tc-several": (box) => tell(box, {
      "role": "group",
      "aria-label": textIn(box.closest(".tc-field"), ".tc-several-label"),
    }),
    ".tc-several > button": (option) => tell(option, { "aria-pressed": option.classList.contains("tc-taken") }),
    ".tc-steps > button": (step) => tell(step, {
      "aria-current": step.classList.contains("tc-here") ? "step" : null,
    }),
    // What comes of a button can have the focus, and Tab passes it by.
    ".tc-checked, .tc-review-top": (found) => tell(found, { "tabindex": "-1" }),
  };
  const KINDS = Object.keys(TOLD);
  const CHANGES = { attributeFilter: ["aria-label", "aria-valuetext", "class"], childList: true, subtree: true };

  function tell(element, attributes) {
    for (const [name, value] of Object.entries(attributes)) {
      if (value === null) {
        element.removeAttribute(name);
      } else if (element.getAttribute(name) !== String(value)) {
        element.setAttribute(name, value);
      }
    }
  }

  let groups = 0;

  function groupOf(box) {
    box.dataset.group ??= `tc-group-${++groups}`;
    return box.dataset.group;
  }

  function textIn(part, selector) {
    return part?.querySelector(selector)?.textContent ?? null;
  }

  function nameOf(part) {
    return textIn(part.closest(".jupyter-widgets"), ".widget-label");
  }

  /** A tab is named after what its page is about. */
  function entitle(heading) {
    const title = document.querySelector("title");
    // JupyterLab puts buttons and links of its own into a heading.
    const words = [...heading.childNodes].find((node) => node.nodeType === Node.TEXT_NODE)?.data;
    const name = `${words} · Tradecraft`;
    if (words && title.textContent !== name && heading.checkVisibility()) {
      title.textContent = name;
    }
  }

  function tellOf(element) {
    KINDS.filter((kind) => element.matches(kind)).forEach((kind) => TOLD[kind](element));
  }

  function tellIn(part) {
    tellOf(part);
    part.querySelectorAll(KINDS.join()).forEach(tellOf);
  }

  /** Say in a place that stays what a widget says in place of what it said before. Alerts are spoken of
   * wherever they stand. */
  function speak(widget) {
    const news = widget.querySelector("[role=status]");
    if (news) {
      tell(news, { "role": null, "aria-live": null });
      spoken.textContent = news.textContent;
    }
  }

  function look(changes) {
    for (const { type, target, addedNodes } of changes) {
      if (type === "attributes") {
        tellOf(target);
        continue;
      }
      [...addedNodes].filter((node) => node instanceof Element).forEach(tellIn);
      if (target.matches(".tc-form .widget-html-content")) {
        speak(target);
      }
    }
  }

  function activate() {
    document.body.append(spoken);
    new MutationObserver(look).observe(document.body, CHANGES);
    // JupyterLab puts the file's name back.
    new MutationObserver(() => document.querySelectorAll(".jp-Notebook h1").forEach(entitle)).observe(
      document.querySelector("title"), { childList: true },
    );
  }

  window._JUPYTERLAB ??= {};
  window._JUPYTERLAB["tradecraft-spoken"] = {
    init: () => {},
    get: async () => () => ({ __esModule: true, default: { id: "tradecraft-spoken:plugin", autoStart: true, activate } }),
  };
})();
