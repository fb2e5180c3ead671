/* The page asks for the build after its own; the answer comes when there is one, or that there is none yet. A server that
   was away for a while has built since. */
(() => {
  const build = document.currentScript.dataset.build;
  const details = document.querySelector(".referat-preview details");
  const remember = "referat-preview-open";

  if (sessionStorage.getItem(remember)) details.open = true;
  details.addEventListener("toggle", () => {
    if (details.open) sessionStorage.setItem(remember, "yes");
    else sessionStorage.removeItem(remember);
  });

  const pause = () => new Promise((done) => setTimeout(done, 1000));

  async function follow() {
    for (let lost = false; ; ) {
      try {
        const answer = await fetch("/-/next?after=" + build, { cache: "no-store" });
        if (answer.status === 200 || (lost && answer.ok)) return location.reload();
        if (!answer.ok) await pause();
      } catch {
        lost = true;
        await pause();
      }
    }
  }
  follow();
})();
