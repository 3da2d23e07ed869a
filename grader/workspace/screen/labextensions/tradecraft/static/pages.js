/* Moves a learner between the pages of the course.
 *
 * JupyterLab on its own opens a linked notebook without going to the heading that the link names,
 * does nothing when the browser's Back button is pressed, and sends a link that is opened in a new
 * tab to the notebook's raw text. This extension makes links, the address and Back agree, for links
 * in Markdown cells, in outputs and in widgets alike. It needs no build: JupyterLab loads it as it is.
 */
(() => {
  "use strict";

  const CLICK_TIME = 500; // milliseconds in which a click follows the release of the pointer
  const SETTLE_TIME = 20_000; // milliseconds after which a page that still moves is left alone
  const STEADY = 5; // looks, a tenth of a second apart, in which a page that has settled does not move
  const RUNNING_TIME = 500; // milliseconds within which JupyterLab goes to the last cell that it runs
  const settings = JSON.parse(document.getElementById("jupyter-config-data").textContent);
  const base = new URL(settings.baseUrl, location.origin).pathname;

  // A second tab gets a workspace of its own, which stands in its address.
  const PAGE = /^doc\/(?:workspaces\/[^/]+\/)?tree\/(.*)$/;
  const FILE = /^files\/(.*)$/;

  /** What an address of this server says after the server's own part; empty for any other address. */
  function tailOf(address) {
    const url = new URL(address, location.href);
    const ours = url.origin === location.origin && url.pathname.startsWith(base);
    return ours ? url.pathname.slice(base.length) : "";
  }

  /** The notebook and the place in it that an address names; null when it names no notebook here. */
  function placeAt(address) {
    const tail = tailOf(address);
    const path = (tail.match(PAGE) ?? tail.match(FILE))?.[1];
    return path?.endsWith(".ipynb")
      ? { path: decodeURIComponent(path), hash: new URL(address, location.href).hash }
      : null;
  }

  /** The address of a place below one of the beginnings that PAGE knows. */
  function addressOf(place, start) {
    return base + start + place.path.split("/").map(encodeURIComponent).join("/") + place.hash;
  }

  /** The address of a place in this tab. */
  function addressHere(place) {
    const tail = tailOf(location.href);
    const path = tail.match(PAGE)?.[1];
    return addressOf(place, path === undefined ? "doc/tree/" : tail.slice(0, tail.length - path.length));
  }

  /** The address of a place in a new tab: with a workspace of its own, which JupyterLab would otherwise
   * give it by loading the page three times and forgetting the place. */
  function addressElsewhere(place) {
    return addressOf(place, `doc/workspaces/tab-${Math.random().toString(36).slice(2, 8)}/tree/`);
  }

  // JupyterLab records the folder and then the page that it shows as new steps, even when the address
  // names that page already: that would drop the place from the address and make Back stand still.
  const push = history.pushState.bind(history);
  history.pushState = (state, title, address) => {
    const folder = PAGE.test(tailOf(address)) && !placeAt(address);
    const url = new URL(address, location.href);
    const here = url.pathname === location.pathname && url.search === location.search;
    if (!folder && !here) {
      push(state, title, address);
    }
  };

  /** The heading, or with `#cell-id=…` the cell, that a link names. */
  function targetIn(panel, hash) {
    const [kind, id] = decodeURIComponent(hash.slice(1)).split("=");
    if (kind === "cell-id") {
      return panel.content.widgets.find((cell) => cell.model.id === id)?.node ?? null;
    }
    const name = CSS.escape(kind);
    return panel.node.querySelector(`[data-jupyter-id="${name}"], [id="${name}"]`);
  }

  let touched = 0; // when the reader last scrolled, clicked or typed
  for (const kind of ["wheel", "touchstart", "pointerdown", "keydown"]) {
    document.addEventListener(kind, () => { touched = Date.now(); }, { capture: true, passive: true });
  }

  /** Go to a place on the page as soon as it stands, and keep it there while the page settles,
   * unless the reader goes elsewhere. */
  function goTo(panel, hash) {
    const begun = Date.now();
    let steady = 0;
    let top = null;
    const look = () => {
      const target = targetIn(panel, hash);
      const now = target?.getBoundingClientRect().top ?? null;
      steady = now !== null && now === top ? steady + 1 : 0;
      if (target && steady === 0) {
        target.scrollIntoView();
      }
      top = target?.getBoundingClientRect().top ?? null;
      const ours = touched <= begun && location.hash === hash;
      if (ours && steady < STEADY && Date.now() - begun < SETTLE_TIME) {
        setTimeout(look, 100);
      }
    };
    if (hash) {
      look();
    }
  }

  async function open(app, place) {
    const panel = await app.commands.execute("docmanager:open", { path: place.path });
    await panel.revealed;
    goTo(panel, place.hash);
  }

  /** Running all cells takes the reader to the last one; let them stay at the button that they pressed. */
  function stayAt(button, panel) {
    const pressed = Date.now();
    const notebook = panel.content;
    const cell = notebook.widgets.findIndex((widget) => widget.node.contains(button));
    notebook.scrollToItem = async () => {};
    const back = () => {
      delete notebook.scrollToItem;
      if (touched > pressed || Date.now() - pressed > SETTLE_TIME) {
        return;
      }
      notebook.activeCellIndex = cell;
      button.focus({ preventScroll: true });
      if (document.activeElement !== button) {
        setTimeout(back, 100);
      }
    };
    setTimeout(back, RUNNING_TIME);
  }

  /** Run all cells as soon as the kernel hears: JupyterLab's own button drops the wish without a word
   * when the page is not the current one yet. */
  async function start(app, tracker, button) {
    const panel = tracker.find((each) => each.node.contains(button));
    if (panel.hasClass("tc-starting")) {
      return;
    }
    panel.addClass("tc-starting");
    try {
      stayAt(button, panel);
      await panel.sessionContext.ready;
      app.shell.activateById(panel.id);
      await app.commands.execute("notebook:run-all-cells");
    } finally {
      panel.removeClass("tc-starting");
    }
  }

  /** Say by classes of the page what its kernel does, for the Start button and the forms. JupyterLab's own
   * indicator would be drawn anew at each click, which takes longer than the click itself. */
  function followKernel(panel) {
    const context = panel.sessionContext;
    const follow = () => {
      const status = context.kernelDisplayStatus;
      const alive = status === "idle" || status === "busy";
      panel.toggleClass("tc-ready", alive && context.isReady);
      panel.toggleClass("tc-dead", !alive);
      panel.toggleClass("tc-lost", status === "disconnected");
    };
    for (const signal of [context.statusChanged, context.connectionStatusChanged, context.kernelChanged]) {
      signal.connect(follow);
    }
    context.ready.then(follow);
  }

  /** What a learner writes by hand stands in a box that is always open: nobody has to know of cells. */
  function keepOpen(panel) {
    for (const cell of panel.content.widgets) {
      if (cell.model.type === "markdown" && cell.model.getMetadata("nbgrader")?.solution) {
        const open = () => {
          cell.rendered = false;
          cell.node.querySelector(".cm-content")?.setAttribute("aria-label", "Your text");
        };
        cell.addClass("tc-written");
        // Tab leads on to what follows; the editor would keep it for itself, and nobody could leave.
        cell.node.addEventListener("keydown", (event) => event.key === "Tab" && event.stopPropagation(), true);
        cell.renderedChanged.connect(() => cell.rendered && open());
        cell.inViewportChanged.connect(open);
        open();
      }
    }
  }

  function activate(app, tracker) {
    let released = 0; // when a pointer last let Start go
    const press = (event) => {
      const button = event.target.closest?.(".tc-start");
      if (!button || event.button !== 0) {
        return;
      }
      event.stopPropagation();
      // A page that is drawn again between press and release gets no click, but it gets the release;
      // a click without one comes from the keyboard.
      const pointer = event.type === "pointerup";
      if (pointer || Date.now() - released > CLICK_TIME) {
        start(app, tracker, button);
      }
      released = pointer ? Date.now() : 0;
    };
    document.addEventListener("pointerup", press, true);
    document.addEventListener("click", press, true);

    const follow = (event) => {
      const link = event.target.closest?.(".jp-Notebook a[href]");
      const file = link && tailOf(link.href).match(PAGE)?.[1];
      if (file?.endsWith(".html")) {
        link.href = `${base}files/${file}`; // the page itself, which prints; JupyterLab would frame it
        return;
      }
      const place = link && placeAt(link.href);
      if (!place) {
        return;
      }
      if (event.type !== "click") {
        link.href = addressElsewhere(place); // so that "open in a new tab" opens the page
        return;
      }
      if (event.ctrlKey || event.metaKey || event.shiftKey) {
        event.stopPropagation();
        return;
      }
      event.preventDefault();
      event.stopPropagation();
      push({}, "", addressHere(place));
      open(app, place);
    };
    for (const kind of ["pointerdown", "focusin", "click"]) {
      document.addEventListener(kind, follow, true);
    }

    window.addEventListener("popstate", () => {
      const place = placeAt(location.href);
      if (place) {
        open(app, place);
      }
    });

    tracker.widgetAdded.connect((_, panel) => {
      followKernel(panel);
      panel.revealed.then(() => {
        keepOpen(panel);
        if (placeAt(location.href)?.path === panel.context.path) {
          goTo(panel, location.hash);
        }
      });
    });
  }

  let shared;

  async function library(name) {
    const [version] = Object.values(shared[name]);
    return (await version.get())();
  }

  window._JUPYTERLAB ??= {};
  window._JUPYTERLAB.tradecraft = {
    init: (scope) => {
      shared = scope;
    },
    get: async () => {
      const { INotebookTracker } = await library("@jupyterlab/notebook");
      const plugin = { id: "tradecraft:pages", autoStart: true, requires: [INotebookTracker], activate };
      return () => ({ __esModule: true, default: plugin });
    },
  };
})();
