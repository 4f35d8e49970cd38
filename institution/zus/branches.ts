import type { BranchRecord } from '#platform/pack.ts';

// Names and number of the branches are facts of the public list of 43 branches; the code is the place in that list.
// Streets, postcodes and hours are not in any source we have: they are invented for the demo and say so.

const HOURS = 'pn 8:00-18:00; wt-pt 8:00-15:00';

/** Code, name after "Oddział", city. */
const told: readonly (readonly [code: string, name: string, city: string])[] = [
  ['01', 'Oddział w Białymstoku', 'Białystok'],
  ['02', 'Oddział w Bielsku-Białej', 'Bielsko-Biała'],
  ['03', 'Oddział w Biłgoraju', 'Biłgoraj'],
  ['04', 'Oddział w Bydgoszczy', 'Bydgoszcz'],
  ['05', 'Oddział w Chorzowie', 'Chorzów'],
  ['06', 'Oddział w Chrzanowie', 'Chrzanów'],
  ['07', 'Oddział w Częstochowie', 'Częstochowa'],
  ['08', 'Oddział w Elblągu', 'Elbląg'],
  ['09', 'Oddział w Gdańsku', 'Gdańsk'],
  ['10', 'Oddział w Gorzowie Wielkopolskim', 'Gorzów Wielkopolski'],
  ['11', 'Oddział w Jaśle', 'Jasło'],
  ['12', 'Oddział w Kielcach', 'Kielce'],
  ['13', 'Oddział w Koszalinie', 'Koszalin'],
  ['14', 'Oddział w Krakowie', 'Kraków'],
  ['15', 'Oddział w Legnicy', 'Legnica'],
  ['16', 'Oddział w Lublinie', 'Lublin'],
  ['17', 'I Oddział w Łodzi', 'Łódź'],
  ['18', 'II Oddział w Łodzi', 'Łódź'],
  ['19', 'Oddział w Nowym Sączu', 'Nowy Sącz'],
  ['20', 'Oddział w Olsztynie', 'Olsztyn'],
  ['21', 'Oddział w Opolu', 'Opole'],
  ['22', 'Oddział w Ostrowie Wielkopolskim', 'Ostrów Wielkopolski'],
  ['23', 'Oddział w Pile', 'Piła'],
  ['24', 'Oddział w Płocku', 'Płock'],
  ['25', 'I Oddział w Poznaniu', 'Poznań'],
  ['26', 'II Oddział w Poznaniu', 'Poznań'],
  ['27', 'Oddział w Radomiu', 'Radom'],
  ['28', 'Oddział w Rybniku', 'Rybnik'],
  ['29', 'Oddział w Rzeszowie', 'Rzeszów'],
  ['30', 'Oddział w Siedlcach', 'Siedlce'],
  ['31', 'Oddział w Słupsku', 'Słupsk'],
  ['32', 'Oddział w Sosnowcu', 'Sosnowiec'],
  ['33', 'Oddział w Szczecinie', 'Szczecin'],
  ['34', 'Oddział w Tarnowie', 'Tarnów'],
  ['35', 'Oddział w Tomaszowie Mazowieckim', 'Tomaszów Mazowiecki'],
  ['36', 'Oddział w Toruniu', 'Toruń'],
  ['37', 'Oddział w Wałbrzychu', 'Wałbrzych'],
  ['38', 'I Oddział w Warszawie', 'Warszawa'],
  ['39', 'II Oddział w Warszawie', 'Warszawa'],
  ['40', 'III Oddział w Warszawie', 'Warszawa'],
  ['41', 'Oddział we Wrocławiu', 'Wrocław'],
  ['42', 'Oddział w Zabrzu', 'Zabrze'],
  ['43', 'Oddział w Zielonej Górze', 'Zielona Góra'],
];

/** First two digits of a postcode of the city, of the public zones of the post. Enough to find the nearest branch by
 *  zone; three last digits are made up. */
const zones: Readonly<Record<string, string>> = {
  Białystok: '15', 'Bielsko-Biała': '43', Biłgoraj: '23', Bydgoszcz: '85', Chorzów: '41', Chrzanów: '32', Częstochowa: '42', Elbląg: '82', Gdańsk: '80', 'Gorzów Wielkopolski': '66',
  Jasło: '38', Kielce: '25', Koszalin: '75', Kraków: '31', Legnica: '59', Lublin: '20', Łódź: '90', 'Nowy Sącz': '33', Olsztyn: '10', Opole: '45', 'Ostrów Wielkopolski': '63', Piła: '64',
  Płock: '09', Poznań: '60', Radom: '26', Rybnik: '44', Rzeszów: '35', Siedlce: '08', Słupsk: '76', Sosnowiec: '41', Szczecin: '70', Tarnów: '33', 'Tomaszów Mazowiecki': '97',
  Toruń: '87', Wałbrzych: '58', Warszawa: '00', Wrocław: '50', Zabrze: '41', 'Zielona Góra': '65',
};

export const branches: readonly BranchRecord[] = told.map(([code, name, city]) => ({
  code, name, kind: 'branch', address: 'ul. Przykładowa 1 (adres demonstracyjny)', postcode: `${zones[city] ?? '00'}-9${code}`, city, hours: HOURS,
}));
