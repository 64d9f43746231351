import { describe, expect, it } from 'vitest';
import { namesByScript } from '../../../electron/app/paper-facts.ts';

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
