import { randomBytes } from 'node:crypto';
import type { Locator, Page } from 'playwright-core';
import type { Profile } from '../../../shared/contract/views.ts';
import { LOCALES, type Locale } from '../../../shared/message.ts';
import type { Texts } from '../../app/texts.ts';

export interface TourGuide {
  readonly say: Texts['say'];
  readonly profile: Profile;
  shot(name: string): Promise<void>;
}

type Role = 'officer' | 'reviewer';
const PLACES = ['today', 'orders', 'hits', 'papers', 'lists', 'audit', 'settings'] as const;
const OWN_NAMES: Readonly<Record<Locale, string>> = { 'zh-CN': '简体中文', ja: '日本語', en: 'English' };

/** One officer and one reviewer do the job in Chinese; then every place is shown in each language. */
export async function tourSteps(page: Page, guide: TourGuide): Promise<void> {
  const window = new Window(page, guide);
  const secret: Record<Role, string> = {
    officer: randomBytes(18).toString('base64url'),
    reviewer: randomBytes(18).toString('base64url'),
  };
  for (const locale of LOCALES) {
    await window.speak(locale);
    await window.shot('first-run');
  }
  await window.speak('zh-CN');
  await window.firstRun(secret);
  await window.importOrders();
  await window.decideHit();
  await window.changeUser('reviewer', secret.reviewer);
  await window.reviewHit();
  await window.changeUser('officer', secret.officer);
  await window.draftPapers();
  await window.exportAudit();
  for (const locale of LOCALES) {
    await window.go('settings');
    await window.speak(locale);
    for (const place of PLACES) {
      await window.go(place);
      if (place === 'orders') await window.openBook();
      await window.shot(place);
    }
  }
}

/** The window as a person uses it: by what stands on it, in the language that it speaks now. */
class Window {
  readonly #page: Page;
  readonly #guide: TourGuide;
  #locale: Locale = 'en';

  constructor(page: Page, guide: TourGuide) {
    this.#page = page;
    this.#guide = guide;
  }

  async speak(locale: Locale): Promise<void> {
    await this.#page.getByRole('button', { name: OWN_NAMES[locale], exact: true }).click();
    await this.#page.locator(`html[lang="${locale}"]`).waitFor();
    this.#locale = locale;
  }

  /** Two frames after the last change of the page, so that nothing half drawn is kept. */
  async shot(name: string): Promise<void> {
    await this.#page.waitForTimeout(350);
    await this.#guide.shot(`${this.#locale}-${name}`);
  }

  async go(place: (typeof PLACES)[number]): Promise<void> {
    const navigation = this.#page.getByRole('navigation');
    await navigation
      .getByRole('button', { name: new RegExp(`^${escaped(this.#t(`ui:place.${place}`))}`) })
      .click();
    await this.#page.getByRole('main', { name: this.#t(`ui:place.${place}`) }).waitFor();
  }

  async firstRun(secret: Readonly<Record<Role, string>>): Promise<void> {
    const { names, address, registrationId, representativeName, representativeTitle } = this.#guide.profile;
    for (const lang of ['zh', 'ja', 'en'] as const)
      await this.#fill(`ui:profile.name-${lang}`, names[lang] ?? '');
    await this.#fill('ui:profile.address', address);
    await this.#fill('ui:profile.id', registrationId);
    await this.#fill('ui:profile.representative', representativeName);
    await this.#fill('ui:profile.title', representativeTitle);
    for (const role of ['officer', 'reviewer'] as const) {
      const group = this.#page.getByRole('group', { name: this.#t(`ui:user.${role}`), exact: true });
      await this.#fill('ui:start.name', this.#t(`ui:user.${role}`), group);
      await this.#fill('ui:start.passphrase', secret[role], group);
      await this.#fill('ui:start.again', secret[role], group);
    }
    await this.#press('ui:start.make');
    await this.#page.getByRole('navigation').waitFor();
    await this.shot('today-empty');
  }

  async importOrders(): Promise<void> {
    await this.go('orders');
    await this.#page
      .getByRole('button', { name: this.#t('orderdesk:choose'), exact: true })
      .first()
      .click();
    const start = this.#page.getByRole('button', { name: this.#numbered('orderdesk:intake.start', 'lines') });
    await start.and(this.#page.locator(':enabled')).waitFor();
    await this.shot('import');
    await start.click();
    await this.#page.getByRole('grid').waitFor({ timeout: 60_000 });
    await this.shot('book');
  }

  async decideHit(): Promise<void> {
    await this.go('hits');
    await this.#page.getByRole('form', { name: this.#t('hits:decide.title') }).waitFor();
    await this.shot('hit');
    await this.#page.keyboard.press('t');
    await this.#page.getByLabel(this.#t('hits:decide.reason')).selectOption({ index: 1 });
    await this.#page
      .getByLabel(this.#t('hits:decide.text'), { exact: true })
      .fill('SAMPLE: as printed in the annex');
    await this.#page.keyboard.press('Control+Enter');
    await this.#page.getByRole('status').filter({ hasText: /\S/ }).first().waitFor();
    await this.shot('hit-decided');
  }

  async changeUser(role: Role, passphrase: string): Promise<void> {
    await this.#press('ui:command.lock');
    await this.#press(`ui:user.${role}`);
    await this.#fill('ui:start.passphrase', passphrase);
    await this.shot(`unlock-${role}`);
    await this.#press('ui:unlock.open');
    await this.#page.getByRole('navigation').waitFor();
  }

  async reviewHit(): Promise<void> {
    await this.go('hits');
    const agree = this.#page.getByRole('button', { name: this.#t('hits:review.agree'), exact: true });
    await agree.waitFor();
    await this.shot('review');
    await agree.click();
    await agree.waitFor({ state: 'detached' });
  }

  async openBook(): Promise<void> {
    await this.#page.getByRole('button', { name: 'orders.xlsx', exact: true }).click();
    await this.#page.getByRole('grid').waitFor();
  }

  /** A line that asks for papers: opened in the grid, its pledges drafted. */
  async draftPapers(): Promise<void> {
    await this.go('orders');
    await this.openBook();
    const filter = this.#page.getByRole('group', { name: this.#t('orderdesk:line.filter') });
    await filter.getByRole('button', { name: this.#t('app:outcome.papers') }).click();
    const grid = this.#page.getByRole('grid');
    await filter.locator('[aria-pressed="true"]', { hasText: this.#t('app:outcome.papers') }).waitFor();
    await grid
      .getByRole('gridcell', { name: this.#t('app:outcome.papers') })
      .first()
      .click();
    await this.#page.getByRole('complementary', { name: this.#t('orderdesk:line.panel') }).waitFor();
    await this.shot('line');
    await this.#press('orderdesk:line.make-papers');
    await this.#press('paperdesk:make.start');
    await this.#page.getByRole('article').waitFor({ timeout: 60_000 });
    await this.shot('papers-drafted');
  }

  async exportAudit(): Promise<void> {
    await this.go('audit');
    await this.#press('auditdesk:export.start');
    await this.#page.getByRole('status').filter({ hasText: 'SHA-256' }).waitFor({ timeout: 60_000 });
    await this.shot('audit-exported');
  }

  #t(key: string): string {
    return this.#guide.say(this.#locale, { key });
  }

  /** A label with a number in it that is not known here. */
  #numbered(key: string, parameter: string): RegExp {
    const gap = '\u0001';
    const label = this.#guide.say(this.#locale, { key, params: { [parameter]: gap } });
    return new RegExp(`^${escaped(label).replace(gap, '\\d+')}$`);
  }

  async #press(key: string): Promise<void> {
    await this.#page.getByRole('button', { name: this.#t(key), exact: true }).click();
  }

  async #fill(key: string, value: string, inside: Page | Locator = this.#page): Promise<void> {
    await inside.getByLabel(this.#t(key), { exact: true }).fill(value);
  }
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
