/** A short set for the documentation: somebody leaves an employment. People and payer are invented. */
export const EXAMPLE_SET = `<?xml version="1.0" encoding="UTF-8"?>
<KEDU xmlns="http://www.zus.pl/2026/KEDU_5_7" wersja_schematu="1">
  <naglowek.KEDU>
    <program>
      <producent>Example</producent>
      <symbol>payroll</symbol>
      <wersja>1</wersja>
    </program>
  </naglowek.KEDU>
  <ZUSZWUA id_dokumentu="1">
    <II>
      <p1>5213017228</p1>
    </II>
    <III>
      <p1>44051401359</p1>
      <p5>KOWALSKA</p5>
      <p6>ANNA</p6>
    </III>
    <IV>
      <p1>
        <p1>0110</p1>
        <p2>0</p2>
        <p3>0</p3>
      </p1>
      <p2>2026-11-01</p2>
      <p3>600</p3>
    </IV>
  </ZUSZWUA>
</KEDU>
`;
