import { describe, expect, it } from 'vitest';
import { namesByScript, printedNames } from '../../../electron/app/papers/facts.ts';

describe('namesByScript', () => {
  it.each([
    ['東京電工株式会社', { ja: '東京電工株式会社' }],
    ['ミナトエレクトロ', { ja: 'ミナトエレクトロ' }],
    ['㈱青葉精機', { ja: '㈱青葉精機' }],
    ['宁波海辰磁材有限公司', { zh: '宁波海辰磁材有限公司' }],
    ['Aoba Precision Co., Ltd.', { en: 'Aoba Precision Co., Ltd.' }],
  ])('knows the language of %s', (name, names) => {
    expect(namesByScript(name)).toEqual(names);
  });

  it('leaves a name in Han characters without any sign of its language to the officer', () => {
    expect(namesByScript('青葉精機')).toEqual({});
  });

  it('never gives one name to two languages', () => {
    for (const name of ['東京電工株式会社', '宁波海辰磁材有限公司', 'TDK', '引能仕株式会社']) {
      expect(Object.keys(namesByScript(name)).length).toBeLessThanOrEqual(1);
    }
  });
});

describe('printedNames', () => {
  it('prints what the annex prints', () => {
    const annex = { zhHans: '三菱造船株式会社', ja: null, en: 'Mitsubishi Shipbuilding Co., Ltd.' };
    expect(printedNames(annex)).toEqual({ zh: annex.zhHans, en: annex.en });
  });

  it.each([
    ['Genko Phantom Shipbuilding Co., Ltd.', { en: 'Genko Phantom Shipbuilding Co., Ltd.' }],
    ['幻光造船株式会社', { zh: '幻光造船株式会社' }],
    ['まぼろし造船株式会社', {}],
  ])('leaves missing what a notice in one language does not say: %s', (name, names) => {
    expect(printedNames({ zhHans: name, ja: null, en: name })).toEqual(names);
  });
});
