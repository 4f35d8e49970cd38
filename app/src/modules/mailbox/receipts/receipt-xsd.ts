/** Namespace of official receipts in the Central Repository of Document Patterns. */
export const UPO_NAMESPACE = 'http://crd.gov.pl/xml/schematy/UPO/2008/05/09/';

/** Schema of UPP and UPD, written by us after the published stylesheet and model: order, names and types agree with
 *  them; the official XSD itself could not be had here. */
export const UPO_XSD = `<?xml version="1.0" encoding="UTF-8"?>
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="${UPO_NAMESPACE}" targetNamespace="${UPO_NAMESPACE}" elementFormDefault="qualified">
  <xs:simpleType name="Text"><xs:restriction base="xs:string"><xs:minLength value="1"/></xs:restriction></xs:simpleType>
  <xs:simpleType name="Moment"><xs:restriction base="xs:dateTime"><xs:pattern value=".+(Z|[+-][0-9]{2}:[0-9]{2})"/></xs:restriction></xs:simpleType>
  <xs:complexType name="Identifier"><xs:simpleContent><xs:extension base="Text">
    <xs:attribute name="TypIdentyfikatora" type="Text" use="required"/>
  </xs:extension></xs:simpleContent></xs:complexType>
  <xs:complexType name="Subject"><xs:sequence>
    <xs:element name="Nazwa" type="Text"/>
    <xs:element name="IdentyfikatorPodmiotu" type="Identifier"/>
  </xs:sequence></xs:complexType>
  <xs:complexType name="Supplement"><xs:simpleContent><xs:extension base="Text">
    <xs:attribute name="TypInformacjiUzupelniajacej" type="Text" use="required"/>
  </xs:extension></xs:simpleContent></xs:complexType>
  <xs:complexType name="UPP"><xs:sequence>
    <xs:element name="IdentyfikatorPoswiadczenia" type="Text"/>
    <xs:element name="Adresat" type="Subject"/>
    <xs:element name="Nadawca" type="Subject"/>
    <xs:element name="DataDoreczenia" type="Moment"/>
    <xs:element name="DataWytworzeniaPoswiadczenia" type="Moment"/>
    <xs:element name="IdentyfikatorDokumentu" type="Text"/>
    <xs:element name="InformacjaUzupelniajaca" type="Supplement" minOccurs="0" maxOccurs="unbounded"/>
  </xs:sequence></xs:complexType>
  <xs:complexType name="UPD"><xs:sequence>
    <xs:element name="IdentyfikatorPoswiadczenia" type="Text"/>
    <xs:element name="PodmiotWystawiajacyPoswiadczenie" type="Subject"/>
    <xs:element name="Adresat" type="Subject"/>
    <xs:element name="DataOdbioru" type="Moment"/>
    <xs:element name="DataUtworzeniaPoswiadczenia" type="Moment"/>
    <xs:element name="IdentyfikatorSprawy" type="Text"/>
    <xs:element name="IdentyfikatorDokumentu" type="Text"/>
    <xs:element name="InformacjaUzupelniajaca" type="Supplement" minOccurs="0" maxOccurs="unbounded"/>
  </xs:sequence></xs:complexType>
  <xs:element name="Dokument"><xs:complexType><xs:sequence>
    <xs:choice><xs:element name="UPP" type="UPP"/><xs:element name="UPD" type="UPD"/></xs:choice>
    <xs:any namespace="http://www.w3.org/2000/09/xmldsig#" processContents="skip" minOccurs="0"/>
  </xs:sequence></xs:complexType></xs:element>
</xs:schema>`;
