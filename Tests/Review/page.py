"""The page of gouji review in Chromium: clicks, filters, keys, linked figures, widths, colours, paper."""
import pathlib
import shutil
import subprocess
import sys

from playwright.sync_api import expect, sync_playwright

GOUJI, OUT = sys.argv[1], pathlib.Path(sys.argv[2])
REPORTS = ['Tests/Samples/flawed.gouji', 'Tests/Samples/report.gouji', 'missing.gouji']
PLANTED = len(pathlib.Path('Tests/Samples/flawed.expected.tsv').read_text(encoding='utf-8').splitlines())


def make(name, *options):
    page = OUT / name
    run = subprocess.run([GOUJI, 'review', '--format', 'html', '--no-config', '--output', str(page), *options, *REPORTS],
                         capture_output=True, text=True)
    assert run.returncode == 2, run
    return page.as_uri()


def visible(page):
    return page.locator('.finding:visible').count()


class Watched:
    """A page whose errors and requests are noted."""

    def __init__(self, browser, address, **options):
        self.page = browser.new_page(**options)
        self.wrong = []
        self.page.on('console', lambda message: self.wrong.append('console: ' + message.text))
        self.page.on('pageerror', lambda error: self.wrong.append('error: ' + str(error)))
        self.page.on('request', lambda request: request.url != address and not request.url.startswith('data:')
                     and self.wrong.append('request: ' + request.url))
        self.page.goto(address)

    def close(self):
        assert self.wrong == [], self.wrong
        self.page.close()


def overflow(page):
    """What stands out of the page to the right; tables may scroll inside their own frames."""
    return page.evaluate('''() => {
      const width = document.documentElement.clientWidth;
      if (document.documentElement.scrollWidth > width) return ['page ' + document.documentElement.scrollWidth];
      return [...document.querySelectorAll('body *')].filter(e => !e.closest('.scroll, .unseen, .skip') && e.getClientRects().length
        && e.getBoundingClientRect().right > width + 1).map(e => e.outerHTML.slice(0, 80));
    }''')


def contrast(page):
    """Texts whose colour is too near to what is behind them (WCAG AA)."""
    return page.evaluate('''() => {
      const parse = text => { const n = (text.match(/[\\d.]+/g) || []).map(Number); return n.length < 4 ? [...n, 1] : n; };
      const light = ([r, g, b]) => [r, g, b].map(c => (c /= 255) <= .04045 ? c / 12.92 : ((c + .055) / 1.055) ** 2.4)
        .reduce((sum, c, i) => sum + c * [.2126, .7152, .0722][i], 0);
      const behind = e => { for (; e; e = e.parentElement) { const c = parse(getComputedStyle(e).backgroundColor); if (c[3] > .5) return c; } return [255, 255, 255]; };
      const bad = [];
      for (const e of document.querySelectorAll('h1, h2, dt, dd, .place, del, ins, .rule, .tag, .f, .meaning, figcaption, .line, button, select, output, th, .path, .no, kbd')) {
        if (!e.getClientRects().length || !e.textContent.trim()) continue;
        const [a, b] = [light(parse(getComputedStyle(e).color)), light(behind(e))].sort((x, y) => y - x);
        if ((a + .05) / (b + .05) < 4.5) bad.push(e.className + ' ' + e.textContent.trim().slice(0, 20) + ' ' + ((a + .05) / (b + .05)).toFixed(2));
      }
      return [...new Set(bad)];
    }''')


def desktop(browser, address):
    watched = Watched(browser, address, viewport=dict(width=1280, height=900))
    page = watched.page
    assert page.locator('h1').inner_text() == '决算报告数字核对表'
    assert visible(page) == PLANTED and page.locator('.report').count() == 2
    assert page.locator('#shown').inner_text() == f'显示 {PLANTED} / {PLANTED} 条'
    assert 'missing.gouji' in page.locator('.unreadable').inner_text()
    assert page.locator('.totals .certain dd').inner_text() == str(PLANTED - 1)
    assert [page.locator('.finding').nth(i).get_attribute('data-certainty') for i in range(PLANTED)] == ['certain'] * (PLANTED - 1) + ['open']
    first = page.locator('#r1-1')
    for part in ['4,371.78', '4,311.78', '《收入支出决算总表》', '位置', '原文', '应为', '依据', '说明']:
        assert part in first.inner_text(), part
    page.screenshot(path=OUT / 'wide.png')

    # Filters, by click and by choice, alone and together; Escape clears them.
    page.click('.chip.open')
    assert visible(page) == 1 and page.locator('.chip.open').get_attribute('aria-pressed') == 'true'
    assert page.locator('#shown').inner_text() == f'显示 1 / {PLANTED} 条'
    page.click('.chip.open')
    page.select_option('#severity', 'warning')
    assert visible(page) == 1
    page.select_option('#severity', '')
    page.select_option('#rule', 'C7')
    assert visible(page) == 2 and page.locator('.report:visible').count() == 1
    page.keyboard.press('Escape')
    assert visible(page) == PLANTED and page.input_value('#rule') == ''
    assert page.locator('#unit option').all_inner_texts() == ['全部单位', f'示例市数据资源局 ({PLANTED})']

    # Keys: / searches, Enter goes to the first, j and k move, Enter opens and closes.
    page.keyboard.press('/')
    assert page.evaluate('document.activeElement.id') == 'find'
    page.keyboard.type('97.82')
    expect(page.locator('.finding:visible')).to_have_count(1)
    page.keyboard.press('Enter')
    assert page.evaluate("document.activeElement.closest('.finding').id") == 'r1-11'
    page.keyboard.press('Escape')
    assert visible(page) == PLANTED
    page.evaluate('document.activeElement.blur()')
    page.reload()
    page.keyboard.press('j')
    assert page.evaluate("document.activeElement.closest('.finding').id") == 'r1-1'
    page.keyboard.press('j')
    page.keyboard.press('ArrowDown')
    page.keyboard.press('k')
    assert page.evaluate("document.activeElement.closest('.finding').id") == 'r1-2'
    assert page.locator('#r1-2').evaluate('e => e.open')
    page.keyboard.press('Enter')
    assert not page.locator('#r1-2').evaluate('e => e.open')
    page.keyboard.press('Enter')
    page.click('#expand')
    assert page.locator('.finding[open]').count() == 0 and page.locator('#expand').inner_text() == '全部展开'
    page.click('#expand')
    assert page.locator('.finding[open]').count() == PLANTED

    # What one points at, or goes to by Tab, lights up in the prose, in the table and in the arithmetic.
    car = page.locator('#r1-4')
    prose = car.locator('.prose .f')
    prose.hover()
    assert car.locator('.f.on').count() == 2 and car.locator('.sums .f.on').inner_text() == '26.15'
    assert car.locator('.table .f.linked').inner_text() == '25.16'
    page.mouse.move(2, 2)
    assert page.locator('.f.on').count() == 0
    car.locator('.sums .f').first.focus()
    assert car.locator('.table .f.on').inner_text() == '32.48' and car.locator('.table .f.linked').count() == 3
    box = [car.locator(side).bounding_box() for side in ['.prose', '.table']]
    assert abs(box[0]['y'] - box[1]['y']) < 4 and box[0]['x'] + box[0]['width'] <= box[1]['x'], 'side by side'
    car.scroll_into_view_if_needed()
    prose.hover()
    car.screenshot(path=OUT / 'linked.png')
    car.locator('.sums .f').first.click()
    assert page.evaluate('location.hash') == '#r1-4-p1'
    assert overflow(page) == []
    assert contrast(page) == [], contrast(page)

    # Every control has a name; every finding can be reached without a mouse.
    assert page.evaluate('''() => [...document.querySelectorAll('input, select, button')].filter(e => e.getClientRects().length &&
      !(e.labels && e.labels.length && e.labels[0].textContent.trim()) && !e.textContent.trim()).length''') == 0
    assert page.evaluate("document.querySelectorAll('main').length === 1 && document.querySelectorAll('h1').length === 1")
    assert page.evaluate("[...document.querySelectorAll('[id]')].length === new Set([...document.querySelectorAll('[id]')].map(e => e.id)).size")
    page.screenshot(path=OUT / 'wide-full.png', full_page=True)

    # Paper.
    page.click('#expand')
    page.pdf(path=OUT / 'print.pdf', prefer_css_page_size=True)
    page.emulate_media(media='print')
    assert not page.locator('.tools').is_visible()
    watched.close()
    if not (shutil.which('pdftotext') and shutil.which('pdfinfo')):
        print('not tried: the text and size of the printed pages, which take poppler-utils')
    if shutil.which('pdftotext'):
        text = subprocess.run(['pdftotext', '-layout', OUT / 'print.pdf', '-'], capture_output=True, text=True).stdout
        for part in ['4,371.78', '97.82', '1 / ', 'missing.gouji', '没有发现数字不符']:
            assert part in text, part
    if shutil.which('pdfinfo'):
        info = subprocess.run(['pdfinfo', OUT / 'print.pdf'], capture_output=True, text=True).stdout
        assert 'A4' in info, info


def phone(browser, address):
    watched = Watched(browser, address, viewport=dict(width=390, height=844), device_scale_factor=2, has_touch=True)
    page = watched.page
    assert overflow(page) == [], overflow(page)
    page.locator('#r1-4 .prose .f').tap()
    assert page.locator('#r1-4 .f.on').count() == 2
    page.screenshot(path=OUT / 'phone.png')
    page.screenshot(path=OUT / 'phone-full.png', full_page=True)
    page.set_viewport_size(dict(width=320, height=600))
    assert overflow(page) == [], overflow(page)
    watched.close()


def dark(browser, address):
    watched = Watched(browser, address, viewport=dict(width=1280, height=900), color_scheme='dark')
    back = watched.page.evaluate("getComputedStyle(document.body).backgroundColor.match(/\\d+/g).map(Number)")
    assert max(back) < 60, back
    assert contrast(watched.page) == [], contrast(watched.page)
    watched.page.locator('#r1-4').scroll_into_view_if_needed()
    watched.page.locator('#r1-4 .prose .f').hover()
    watched.page.screenshot(path=OUT / 'dark.png')
    watched.close()


def english(browser, address):
    watched = Watched(browser, address, viewport=dict(width=1280, height=900))
    assert watched.page.locator('html').get_attribute('lang') == 'en'
    assert watched.page.locator('#shown').inner_text() == f'{PLANTED} of {PLANTED} findings'
    assert not any(word in watched.page.locator('.tools').inner_text() for word in ['全部', '搜索', '确定'])
    watched.page.screenshot(path=OUT / 'english.png')
    watched.close()


def still(browser, address):
    """Without its script the page is complete."""
    context = browser.new_context(java_script_enabled=False, viewport=dict(width=1280, height=900))
    page = context.new_page()
    page.goto(address)
    assert page.locator('.finding').count() == PLANTED and not page.locator('.tools').is_visible()
    page.click('#r1-1 summary')
    assert page.locator('#r1-1 .sums').is_visible()
    assert page.locator('.totals').bounding_box()['y'] < page.locator('main').bounding_box()['y']
    context.close()


with sync_playwright() as playwright:
    chromium = shutil.which('chromium') or shutil.which('chromium-browser')
    assert chromium, 'no chromium: apt-get install chromium fonts-noto-cjk'
    browser = playwright.chromium.launch(executable_path=chromium, args=['--no-sandbox'])
    chinese = make('review.html')
    desktop(browser, chinese)
    phone(browser, chinese)
    dark(browser, chinese)
    english(browser, make('review.en.html', '--locale', 'en'))
    still(browser, chinese)
    print('the page works in Chromium', browser.version)
    browser.close()
