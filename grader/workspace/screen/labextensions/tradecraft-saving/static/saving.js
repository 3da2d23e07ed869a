/* Saves the pages of the course without a question.
 *
 * JupyterLab asks "File Changed … overwrite?" where a file is not as this page has left it, and no learner
 * can know the answer. It asks so of its own saves, too, when two of one page overlap; and what is written
 * while it saves it takes for saved. Like the course's other extensions this one needs no build.
 */
(() => {
  "use strict";

  const NOTEBOOK = { type: "notebook", format: "json" };
  const isWritten = (cell) => cell.cell_type === "markdown" && cell.metadata.nbgrader?.solution;

  /** What the learner has written by hand, by cell. */
  function textsOf(notebook) {
    return new Map(notebook.cells.filter(isWritten).map((cell) => [cell.id, cell.source]));
  }

  /** What the course has written. */
  function courseOf(notebook) {
    return JSON.stringify(notebook.cells.map((cell) => [cell.id, isWritten(cell) || cell.source]));
  }

  /** Texts with what was written in another window: both, where both have changed since they were the same. */
  function merged(mine, theirs, before) {
    const merge = (id, text) => {
      const other = theirs.get(id) ?? text;
      const both = text.includes(other) || other === before.get(id) ? text : `${text}\n\n${other}`;
      return text === before.get(id) ? other : both;
    };
    return new Map([...mine].map(([id, text]) => [id, merge(id, text)]));
  }

  function write(texts, model) {
    for (const cell of model.cells) {
      if (texts.has(cell.id) && texts.get(cell.id) !== cell.sharedModel.getSource()) {
        cell.sharedModel.setSource(texts.get(cell.id));
      }
    }
  }

  function saveWithoutQuestion(contents, panel, context) {
    const { model } = context;
    const save = context.save.bind(context);
    const failure = Object.assign(document.createElement("p"), {
      className: "tc-unsaved",
      role: "alert",
      textContent: "This page could not be saved just now. Leave it open: it tries again by itself.",
    });
    let saved = new Map(); // the texts as this page has last read or written them
    let running = context.ready.then(() => { saved = textsOf(model.toJSON()); });
    let waiting = null;

    /** Write the file where it is not as this page has left it. Of the outputs those of this page stay, unless
     * the course has changed: then this page is of yesterday, and gives its texts alone. */
    async function settle() {
      const disk = (await contents.get(context.path, { ...NOTEBOOK, content: true })).content;
      const texts = merged(textsOf(model.toJSON()), textsOf(disk), saved);
      write(texts, model);
      let content = model.toJSON();
      if (courseOf(content) !== courseOf(disk)) {
        panel.addClass("tc-outdated");
        content = disk;
        for (const cell of content.cells) {
          cell.source = texts.get(cell.id) ?? cell.source;
        }
      }
      const written = await contents.save(context.path, { ...NOTEBOOK, content });
      const { hash, hash_algorithm } = await contents.get(context.path, { content: false, hash: true });
      return { ...written, hash, hash_algorithm };
    }

    async function saveNow() {
      const texts = textsOf(model.toJSON());
      let changed = false;
      const note = () => { changed = true; };
      model.contentChanged.connect(note);
      context._handleError = async () => {}; // which asks to be closed before anything else
      try {
        await (panel.hasClass("tc-outdated") ? settle() : save());
        saved = texts;
        model.dirty = changed;
        failure.remove();
      } catch (error) {
        if (!failure.isConnected) {
          panel.node.append(failure);
        }
        throw error;
      } finally {
        delete context._handleError;
        model.contentChanged.disconnect(note);
      }
    }

    context._raiseConflict = settle; // in place of the question; nothing else answers it
    context.save = () => {
      waiting ??= running.catch(() => {}).then(() => {
        waiting = null;
        running = saveNow();
        return running;
      });
      return waiting;
    };
  }

  function activate(app) {
    const { contents } = app.serviceManager;
    app.docRegistry.addWidgetExtension("Notebook", {
      createNew: (panel, context) => saveWithoutQuestion(contents, panel, context),
    });
  }

  window._JUPYTERLAB ??= {};
  window._JUPYTERLAB["tradecraft-saving"] = {
    init: () => {},
    get: async () => () => ({
      __esModule: true,
      default: { id: "tradecraft-saving:saving", autoStart: true, activate },
    }),
  };
})();
