import type { Sex } from '#kernel/pesel.ts';

// Names as they are common in Poland, with a weight each: roughly how often they are met. Surnames ending in -ski, -cki
// and -dzki bend with the sex of who bears them.

const WOMEN = `Anna 102, Maria 63, Katarzyna 61, Małgorzata 58, Agnieszka 55, Barbara 50, Ewa 48, Krystyna 40, Elżbieta 39, Magdalena 38,
  Joanna 37, Zofia 34, Aleksandra 33, Monika 32, Teresa 31, Danuta 27, Natalia 26, Karolina 25, Marta 24, Julia 24,
  Dorota 22, Jadwiga 21, Beata 20, Alicja 18, Paulina 18, Irena 17, Justyna 17, Halina 16, Renata 14, Grażyna 13, Oliwia 11,
  Hanna 11`;
const MEN = `Piotr 68, Krzysztof 62, Andrzej 55, Tomasz 53, Jan 51, Paweł 49, Michał 48, Marcin 42, Stanisław 37, Jakub 36, Adam 35,
  Marek 33, Łukasz 32, Grzegorz 31, Mateusz 30, Wojciech 29, Mariusz 27, Dariusz 26, Zbigniew 25, Maciej 24, Rafał 23,
  Jerzy 22, Robert 21, Józef 20, Kamil 20, Jacek 19, Dawid 18, Ryszard 17, Tadeusz 16, Szymon 15, Bartosz 14, Henryk 12`;
const SURNAMES = `Nowak 203, Kowalski 137, Wiśniewski 109, Wójcik 98, Kowalczyk 97, Kamiński 94, Lewandowski 92, Zieliński 90, Woźniak 88,
  Szymański 87, Dąbrowski 86, Kozłowski 75, Mazur 68, Jankowski 67, Kwiatkowski 65, Wojciechowski 64, Krawczyk 62,
  Kaczmarek 60, Piotrowski 59, Grabowski 57, Zając 52, Pawłowski 51, Król 50, Michalski 49, Wróbel 48, Wieczorek 47,
  Jabłoński 46, Nowakowski 45, Majewski 44, Olszewski 43, Dudek 42, Stępień 41, Jaworski 40, Adamczyk 40, Malinowski 39,
  Górski 38, Nowicki 38, Pawlak 37, Sikora 36, Witkowski 36, Rutkowski 35, Walczak 35, Baran 34, Michalak 33, Szewczyk 33,
  Ostrowski 32, Tomaszewski 31, Zalewski 30, Wróblewski 30, Pietrzak 30, Jasiński 29, Marciniak 29, Sadowski 29, Duda 28,
  Bąk 28, Zawadzki 28, Jakubowski 27, Wilk 27, Chmielewski 26, Borkowski 26, Włodarczyk 26, Sokołowski 25, Szczepański 25,
  Sawicki 25, Kucharski 24, Lis 24, Maciejewski 23, Kubiak 23, Kalinowski 22, Mazurek 22, Wysocki 22, Kołodziej 21`;
const STREETS = `Polna 39, Leśna 36, Słoneczna 33, Krótka 28, Szkolna 27, Ogrodowa 26, Lipowa 24, Brzozowa 22, Łąkowa 21, Kwiatowa 19,
  Sosnowa 17, Kościelna 16, Akacjowa 16, Parkowa 14, Zielona 13, Kolejowa 11`;
const TRADES = `Transport 20, Budownictwo 18, Handel 17, Usługi 15, Meble 9, Okna 8, Ogrody 7, Piekarnia 6, Auto-Serwis 6, Drukarnia 4,
  Stolarnia 4, Oprogramowanie 4`;

/** Names laid out by weight, so that a number between 0 and 1 finds one in one step. */
function laidOut(names: string): (drawn: number) => string {
  const places = names.split(/,\s+/).flatMap(entry => {
    const [name, weight] = entry.split(' ') as [string, string];
    return Array.from({ length: Number(weight) }, () => name);
  });
  return drawn => places[Math.floor(drawn * places.length)] as string;
}

const woman = laidOut(WOMEN);
const man = laidOut(MEN);
const family = laidOut(SURNAMES);

export const givenNameOf = (sex: Sex, drawn: number): string => (sex === 'woman' ? woman(drawn) : man(drawn));
export const surnameOf = (sex: Sex, drawn: number): string => {
  const name = family(drawn);
  return sex === 'woman' && /(ski|cki|dzki)$/.test(name) ? `${name.slice(0, -1)}a` : name;
};
export const streetOf = laidOut(STREETS);
export const tradeOf = laidOut(TRADES);
