/* Leads a learner on a hub to nbgrader's list of assignments and back, from every page.
 *
 * On a hub assignments are fetched and submitted there, and the screen of the course shows nothing of
 * JupyterLab that leads to it. Like the course's other extension it needs no build.
 */
(() => {
  "use strict";

  const LIST = "nbgrader-assignment-list"; // the widget's name, which nbgrader gives it
  const START = "course/00-start.ipynb";
  const settings = JSON.parse(document.getElementById("jupyter-config-data").textContent);

  function element(name, text, properties) {
    return Object.assign(document.createElement(name), { textContent: text, ...properties });
  }

  function activate(app) {
    const { commands, shell, serviceManager } = app;
    const contents = serviceManager.contents;
    let page = START; // the page that the list was opened from

    const inList = () => shell.currentWidget?.id === LIST;

    /** Save what is written in an assignment's pages; a save that is under way may be of a moment before. */
    async function save() {
      const written = [...shell.widgets("main")]
        .map((widget) => widget.context)
        .filter((context) => context?.path.startsWith("exercises/") && context.model.dirty);
      await Promise.all(written.map((context) => context.save().catch(() => {})));
    }

    /** Show the list as it is now, with all saved before it can be submitted. */
    async function list() {
      page = shell.currentWidget?.context?.path ?? page;
      await save();
      await commands.execute("nbgrader:open-assignment-list");
    }

    async function back() {
      shell.currentWidget.close(); // so that the list is read again the next time
      await commands.execute("docmanager:open", { path: page });
    }

    const button = element("button", "Assignments", { onclick: () => (inList() ? back() : list()) });
    const bar = element("nav", "", { className: "tc-hub", ariaLabel: "Hub" });
    bar.append(button, element("a", "Sign out", { href: `${settings.hubPrefix}logout` }));
    const style = `${settings.fullLabextensionsUrl}/tradecraft-hub/static/assignments.css`;
    document.head.append(element("link", "", { rel: "stylesheet", href: style }));
    document.body.append(bar);
    shell.currentChanged.connect(() => {
      button.textContent = inList() ? "Back to the course" : "Assignments";
    });

    // The list shows feedback by going to its folder in a file browser, which learners do not have.
    commands.commandExecuted.connect(async (_, { id, args }) => {
      if (id === "filebrowser:go-to-path" && args.path.includes("/feedback/")) {
        const folder = await contents.get(args.path);
        for (const file of folder.content.filter((each) => each.path.endsWith(".html"))) {
          window.open(settings.baseUrl + "files/" + file.path.split("/").map(encodeURIComponent).join("/"));
        }
      }
    });

    // The list's links do their work by script; followed, they would lead to the page in the address.
    window.addEventListener("click", (event) => {
      if (event.target.closest?.(`#${LIST} a[href^="#"]`)) {
        event.preventDefault();
      }
    }, true);

    // A lesson leads to an exercise that has not been fetched yet: so it leads to the list.
    window.addEventListener("click", async (event) => {
      const link = event.target.closest?.(".jp-Notebook a[href]");
      const path = link && decodeURIComponent(link.pathname).match(/\/(exercises\/[^/]+\/[^/]+\.ipynb)$/)?.[1];
      if (!path || link.dataset.fetched === path) {
        return;
      }
      event.preventDefault();
      event.stopPropagation();
      const there = await contents.get(path, { content: false }).catch(() => null);
      if (!there) {
        list();
        return;
      }
      link.dataset.fetched = path;
      link.dispatchEvent(new MouseEvent("click", event));
    }, true);
  }

  window._JUPYTERLAB ??= {};
  window._JUPYTERLAB["tradecraft-hub"] = {
    init: () => {},
    get: async () => () => ({
      __esModule: true,
      default: { id: "tradecraft-hub:assignments", autoStart: true, activate },
    }),
  };
})();
