/** Parts that more than one document is made of. The notation is explained in `notation.ts`. */
export const PARTS = `
attributes document
@id_dokumentu!        whole10       number of the document in the file
@kolejnosc?           whole10       order of sending
@status_weryfikacji?  one-of-PORZIK
@status_kontroli?     one-of-KW0

attributes settlement
@status_wyliczenia?   one-of-PORZIKC

attributes repeated
@id_bloku!            whole10       number of the block in the document
@status_weryfikacji?  one-of-PORZIK
@status_kontroli?     one-of-KW0

attributes calculated
@status_wyliczenia?   one-of-PORZIKC

part KEDU
@wersja_schematu!     fixed-1
naglowek.KEDU         =file-header
cechy.KEDU?           =features
[document|zestaw]+
stopka.KEDU?          =footer
ds:Signature*         signature

part set
@id_zestawu!          whole10       number of the set in the file
@id_platnika?         whole10       number of the payer in the program
@P_Nip?               whole10       tax number of the payer
@P_Regon?             whole14       number of the payer in the register of economy
@P_NazwaSkr?          text31        short name of the payer
@P_Pesel?             whole11       PESEL of the payer
@P_RodzDok?           text1         kind of document of the payer
@P_SeriaNrDok?        text9         number of document of the payer
@P_Nazwisko?          text31        surname of the payer
@P_Imie?              text31        first name of the payer
@status_weryfikacji?  one-of-PORZIK
@status_kontroli?     one-of-KW0
@status_wyliczenia?   one-of-PORZIKC
identyfikacja.PL?     =payer-ids
cechy.zestawu?        =features
[document]+
stopka.ZDP?           =footer

part program
producent             text1-64      maker
symbol                text1-64      name of the program
wersja                text1-32      version

part features
cecha+                =feature

part feature
@nazwa!               text          name
wartosc               text          value

part file-header
program               =program      program that wrote the file
ID_KEDU?              text51        number given by the institution
data_utworzenia_KEDU?  day          day the file was made
id_nadawcy_ID_KEDU?   text24
id_miejsca_utworzenia?  text24
skrot_KEDU?           text          digest of the file
skrot_wynikow_weryfikacji?  text    digest of the findings
status_weryfikacji?   one-of-PORZIK     outcome of verification
status_kontroli?      one-of-KW0        outcome of control
status_wyliczenia?    one-of-PORZIKC    outcome of calculation

part footer
blad*                 =reported-error

part reported-error
kod                   whole10       code
klasa                 one-of-ORZIK  class
id_dokumentu?         whole10       document it is about
blok?                 whole2        block
pole?                 whole2        field
id_bloku?             whole10       which of the repeated blocks
opis?                 text          description
miejsce*              =error-place

part error-place
id_obiektu            whole10       object it is about
typ                   text          kind of object
blok?                 whole2        block
pole?                 whole2        field
id_bloku?             whole10       which of the repeated blocks

part document-header
id_DP_zrodlo?                     text51
id_DP_pozycja?                    whole8
data_nadania_DP?                  day
data_przyjecia_zrodla_w_KSI?      day
miejsce_przyjecia_zrodla_w_KSI?   text24
data_nadania_id_DP_zrodlo?        day
miejsce_nadania_id_DP_zrodlo?     text24
id_nadawcy_id_DP_zrodlo?          text24
data_nadania_id_DP_pozycja?       day
miejsce_nadania_id_DP_pozycja?    text24
id_nadawcy_id_DP_pozycja?         text24
kanal_wprowadzenia?               one-of-EFWMSDC   channel it came in by
status_DP?                        digit1to8        state of the document
wersja_biblioteki_weryfikacji?    text32           version of the verifying library
wersja_dokumentu?                 whole2           version of the document
rodzaj_formularza?                text2            kind of form

part payer-ids
id_PL_systemowy?         whole10     number of the payer in the program
id_PL_systemowy_status?  one-of-IPB
id_PL_ZUS?               whole10     number of the payer at the institution
id_PL_ZUS_status?        one-of-IPB

part insured-ids
id_UB_systemowy?         whole10     number of the insured in the program
id_UB_systemowy_status?  one-of-IPB
id_UB_ZUS?               whole10     number of the insured at the institution
id_UB_ZUS_status?        one-of-IPB

part declaration-identifier
p1                    digits2       number in the month
p2                    month1999     month

part title-code
p1                    digits4       insurance title | Kod tytułu ubezpieczenia
p2                    digits1       right to a pension
p3                    digits1       degree of disability

part fraction
p1?                   whole3        numerator
p2?                   whole3        denominator

part period
p1?                   day           from
p2?                   day           to

part payer
p1?                   nip           tax number | Numer NIP
p2?                   regon         number in the register of economy | Numer REGON
p3?                   pesel         PESEL | Numer PESEL
p4?                   text1         kind of document | Rodzaj dokumentu
p5?                   text9         number of document | Seria i numer dokumentu
p6?                   text31        short name | Nazwa skrócona
p7?                   text1-31      surname | Nazwisko
p8?                   text1-22      first name | Imię pierwsze
p9?                   day           date of birth | Data urodzenia

part insured
p1?                   pesel         PESEL | Numer PESEL
p2?                   nip           tax number | Numer NIP
p3?                   text1         kind of document | Rodzaj dokumentu
p4?                   text9         number of document | Seria i numer dokumentu
p5?                   text1-31      surname | Nazwisko
p6?                   text1-22      first name | Imię pierwsze
p7?                   day           date of birth | Data urodzenia

part reported-person
p1                    text1-31      surname | Nazwisko
p2                    text1-22      first name | Imię pierwsze
p3                    exact1        kind of identifier | Typ
p4                    text1-11      identifier | Identyfikator

part statement
p1?                   day           day it was filled in | Data wypełnienia

part settlement-organisation
p1                    =declaration-identifier  number and month | Identyfikator raportu

part address
p1?                   digits5       postcode
p2?                   text26        place
p3?                   text26        commune
p4?                   text30        street
p5?                   text7         house
p6?                   text7         flat
p7..p8?               text12        telephone

part correspondence-address
p1?                   digits5       postcode
p2?                   text26        place
p3?                   text30        street
p4?                   text7         house
p5?                   text7         flat
p6?                   text12        telephone
p7?                   text5         post-office box
p8..p9?               text12        telephone
p10?                  text30        e-mail

part end-of-employment
p1?                   day           day it ended
p2?                   text3         code of the way it ended
p3?                   text3         code of the legal basis
p4?                   text72        legal basis
p5?                   digit1to2     side that began it
`;
