//! From an office to its lane on the timeline, another one beside it, somebody's own timeline, and what is drawn as files.

use super::Going;
use crate::visit::Visit;
use anyhow::ensure;
use serde_json::json;

/// Keeps the addresses of what is to be saved instead of saving it.
const SAVING: &str = "window.saved = {}; HTMLAnchorElement.prototype.click = function () {
    if (this.download) window.saved[this.download] = decodeURIComponent(this.href.slice(this.href.indexOf(',') + 1));
};";

/// What is wrong with the drawing as a file, opened as it is: the page's own rules would refuse its looks.
const SVG: &str = "
    const file = document.documentElement, frame = file.getBoundingClientRect(), wrong = [];
    if (document.querySelector('parsererror') || file.localName !== 'svg') return ['it is not well-formed'];
    if (!file.getAttribute('viewBox')) wrong.push('it cannot be made larger');
    for (const name of ['head', 'note', 'lane', 'name', 'band', 'bar'])
        if (!document.querySelector('.timeline-' + name)) wrong.push('no ' + name);
    for (const link of document.querySelectorAll('a'))
        if (!link.getAttribute('href').startsWith(arguments[0])) wrong.push(link.getAttribute('href'));
    for (const words of document.querySelectorAll('text')) {
        const r = words.getBoundingClientRect();
        const inside = r.left >= frame.left && r.right <= frame.right && r.bottom <= frame.bottom;
        if (!inside) wrong.push('cut off: ' + words.textContent);
    }
    return wrong;";

/// What is wrong with the rows.
const CSV: &str = "(() => {
    const text = window.saved['timeline.csv'], wrong = [];
    const rows = text.slice(1).trim().split('\\r\\n').map((row, at) => at ? row.slice(1, -1).split('\",\"') : row.split(','));
    if (text[0] !== '\\ufeff') wrong.push('Excel takes it for another script');
    if (rows.some(row => row.length !== 7)) wrong.push('a row has other columns');
    if (rows.some(row => row.some(cell => /^[=+@-]/.test(cell)))) wrong.push('a cell is a formula');
    if (rows.length - 1 !== document.querySelectorAll('.timeline-chart tbody tr').length) wrong.push('other rows than in the table');
    if (!rows.slice(1).every(row => row[4] <= row[5] && /^\\d{4}-\\d\\d-\\d\\d$/.test(row[4]))) wrong.push('no days');
    return wrong;
})()";

pub(super) fn go(visit: &Visit) -> Going<'_> {
    Box::pin(async move {
        let browser = &visit.browser;
        browser.click(".site-nav a", "人和事").await?;
        browser.click(".known-ways a", "职务").await?;
        browser.until("document.querySelectorAll('.fact-table-group a').length > 3").await?;
        let office = visit.ask("document.querySelector('.fact-table-group th span').innerText").await?;
        browser.run("document.querySelector('.fact-table-group a').click()", vec![]).await?;
        browser.until("document.querySelectorAll('.timeline-lane').length === 2").await?;
        browser
            .until(&format!("document.querySelectorAll('.timeline-lane')[1].textContent.includes({office})"))
            .await?;
        browser.until("document.querySelectorAll('.timeline-name').length > 0").await?;
        // Another one beside it, by name.
        browser.click(".timeline-chart-lanes summary", "职务").await?;
        browser.run("document.querySelector('details[open] a[aria-current=false] ~ *, details[open] li:last-child a').click()", vec![]).await?;
        browser.until("document.querySelectorAll('.timeline-lane').length === 3").await?;
        let wide = visit.ask("document.documentElement.scrollWidth - document.documentElement.clientWidth").await?;
        ensure!(wide == 0, "the page can be moved sideways by {wide}");
        // The same as files.
        browser.run(SAVING, vec![]).await?;
        browser.click(".timeline-chart-hands button", "表格").await?;
        browser.until("document.querySelector('.timeline-chart tbody tr')").await?;
        browser.click(".timeline-chart-hands button", "CSV").await?;
        browser.click(".timeline-chart-hands button", "SVG").await?;
        let wrong = visit.ask(CSV).await?;
        ensure!(wrong == json!([]), "{wrong}");
        let drawing = visit.ask("encodeURIComponent(window.saved['timeline.svg'])").await?;
        let folder = visit.ask("location.protocol === 'file:' ? '' : location.href.replace(/[^/]*$/, '')").await?;
        // Somebody's own timeline.
        let name = visit.ask("document.querySelector('.timeline-name').textContent").await?;
        browser.run("document.querySelector('.timeline-chart svg a text').parentNode.dispatchEvent(new MouseEvent('click', {bubbles: true, cancelable: true}))", vec![]).await?;
        browser.until(&format!("{name}.startsWith(document.querySelector('main h1').innerText)")).await?;
        browser.click(".known-all a", "在时间轴上看").await?;
        browser.until("document.querySelector('#timeline-chart') && location.search.includes('person=')").await?;
        // Last, as it leaves the archive; Firefox does not go there from a file.
        let Some(drawing) = drawing.as_str().filter(|_| folder != json!("")) else { return Ok(()) };
        browser.open(&format!("data:image/svg+xml;charset=utf-8,{drawing}")).await?;
        let wrong = browser.run(SVG, vec![folder]).await?;
        ensure!(wrong == json!([]), "{wrong}");
        Ok(())
    })
}
