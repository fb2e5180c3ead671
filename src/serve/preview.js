/* The page asks for what comes after its own build; the answer comes when there is something, or that there is nothing yet.
   Where only messages are new they come into the bar, and the page stays. A server that was away for a while has built
   since. */
(() => {
  let build = document.currentScript.dataset.build;
  const details = document.querySelector(".referat-preview details");
  const remember = "referat-preview-open";

  if (sessionStorage.getItem(remember)) details.open = true;
  details.addEventListener("toggle", () => {
    if (details.open) sessionStorage.setItem(remember, "yes");
    else sessionStorage.removeItem(remember);
  });

  const pause = () => new Promise((done) => setTimeout(done, 1000));

  async function showMessages() {
    const answer = await fetch(location.href, { cache: "no-store" });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = page.querySelector(".referat-preview details");
    if (!fresh) return;
    details.innerHTML = fresh.innerHTML;
    if (fresh.open) details.open = true;
  }

  async function follow() {
    for (let lost = false; ; ) {
      try {
        const answer = await fetch("/-/next?after=" + build, { cache: "no-store" });
        if (lost && answer.ok) return location.reload();
        if (answer.status === 200) {
          const [number, what] = (await answer.text()).trim().split(" ");
          if (!what) return location.reload();
          build = number;
          await showMessages();
        }
        if (!answer.ok) await pause();
      } catch {
        lost = true;
        await pause();
      }
    }
  }
  follow();
})();
