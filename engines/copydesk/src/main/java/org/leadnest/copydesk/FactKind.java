package org.leadnest.copydesk;

/** What sort of thing a fact says, which decides how it is put into words and compared with a claim. */
public enum FactKind {
    /** A count without unit: bedrooms, stories. */
    NUMBER,
    /** A quantity with a unit: living area, lot size. */
    MEASURE,
    /** An amount in US dollars. */
    MONEY,
    /** City, subdivision, address. */
    PLACE,
    /** What the property is: type, subtype, style. */
    TYPE,
    /** Something that the property has. */
    FEATURE,
    /** A state or a change with or without its year: "roof replaced 2021". */
    CONDITION,
    /** A year, day or time. */
    DATE,
    /** What can be seen from it. */
    VIEW,
    /** What a photo shows. */
    PHOTO,
    /** A word that steers the text and is not itself told, such as a unit or a status. */
    WORD
}
