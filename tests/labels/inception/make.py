"""Makes documents as INCEpTION exports them, with dkpro-cassis.

    pip install dkpro-cassis==0.12.0
    claimbench label config --format inception > layers.xml
    python make.py layers.xml

`slots.json` has our layers, each figure with slots; `relations.json` one layer of a project's own whose feature says the
role, and relations, one of them pointing from the unit to the figure; `foreign.json` holds a layer and a feature that our
schema does not know. The texts begin with characters that count twice in UTF-16.
"""

import pathlib
import sys

from cassis import Cas, TypeSystem, load_typesystem

HERE = pathlib.Path(__file__).parent
DKPRO = "de.tudarmstadt.ukp.dkpro.core.api"
ANNOTATION = "uima.tcas.Annotation"
TEXT = "🔥🔥 Incendie à Lorcy : la préfecture a annoncé 12 blessés et près de 300 évacués."


def structure(types):
    """The types that INCEpTION puts into every document."""
    for name in ("Sentence", "Token"):
        types.create_type(f"{DKPRO}.segmentation.type.{name}", ANNOTATION)
    meta = types.create_type(f"{DKPRO}.metadata.type.DocumentMetaData", "uima.tcas.DocumentAnnotation")
    types.create_feature(meta, "documentTitle", "uima.cas.String")
    own = types.create_type("de.tudarmstadt.ukp.clarin.webanno.api.type.CASMetadata", "uima.cas.AnnotationBase")
    for feature in ("username", "sourceDocumentName", "projectName"):
        types.create_feature(own, feature, "uima.cas.String")


def document(types, name):
    cas = Cas(types)
    cas.sofa_string = TEXT
    cas.sofa_mime = "text/plain"
    meta = types.get_type("de.tudarmstadt.ukp.clarin.webanno.api.type.CASMetadata")
    cas.add(meta(username="ana", sourceDocumentName=name, projectName="figures"))
    sentence = types.get_type(f"{DKPRO}.segmentation.type.Sentence")
    cas.add(sentence(begin=0, end=len(TEXT)))
    token, at = types.get_type(f"{DKPRO}.segmentation.type.Token"), 0
    for word in TEXT.split():
        at = TEXT.index(word, at)
        cas.add(token(begin=at, end=at + len(word)))
    return cas


def span(cas, layer, words, **features):
    begin = TEXT.index(words)
    annotation = cas.typesystem.get_type(layer)(begin=begin, end=begin + len(words), **features)
    cas.add(annotation)
    return annotation


def save(cas, name):
    cas.to_json(HERE / name, pretty_print=True)


def slots():
    with open(sys.argv[1], "rb") as layers:
        types = load_typesystem(layers)
    structure(types)
    cas = document(types, "slots.txt")
    custom = "webanno.custom."
    unit = span(cas, custom + "Unit", "blessés", kind="count", code="person")
    said = span(cas, custom + "Property", "blessés", code="injured")
    source = span(cas, custom + "Source", "la préfecture", name="préfecture", type_="government")
    cue = span(cas, custom + "Cue", "a annoncé")
    gone = span(cas, custom + "Unit", "évacués", kind="count", code="person")

    def slot(role, *targets):
        link = types.get_type(f"{custom}Figure{role}Link")
        array = types.get_type("uima.cas.FSArray")
        return array(elements=[link(role=role.lower(), target=target) for target in targets])

    credited = {"attribution": "indirect", "stance": "asserted", "language": "fr"}
    span(cas, custom + "Figure", "12", value="12", low="12", high="12", modifier="exact", **credited,
         unit=slot("Unit", unit), property=slot("Property", said), source=slot("Source", source), cue=slot("Cue", cue))
    span(cas, custom + "Figure", "300", value="300", low="300", high="300", modifier="approximate", **credited,
         unit=slot("Unit", gone), source=slot("Source", source), cue=slot("Cue", cue))
    save(cas, "slots.json")


def own_layer():
    types = TypeSystem()
    structure(types)
    layer = types.create_type("webanno.custom.Mark", ANNOTATION)
    features = ["role", "modifier", "attribution", "stance", "language", "kind", "code", "name", "type"]
    for feature in features:
        types.create_feature(layer, feature, "uima.cas.String")
    for feature in ("value", "low", "high"):
        types.create_feature(layer, feature, "uima.cas.Double")
    relation = types.create_type("webanno.custom.Belongs", ANNOTATION)
    types.create_feature(relation, "Governor", ANNOTATION)
    types.create_feature(relation, "Dependent", ANNOTATION)
    return types, relation


def marked(cas, relation):
    mark = "webanno.custom.Mark"
    credited = {"attribution": "indirect", "stance": "asserted", "language": "fr"}
    figure = span(cas, mark, "12", role="figure", value=12.0, low=12.0, high=12.0, modifier="exact", **credited)
    unit = span(cas, mark, "blessés", role="unit", kind="count", code="person")
    source = span(cas, mark, "la préfecture", role="source", name="préfecture", type_="government")
    for governor, dependent in ((unit, figure), (figure, source)):
        cas.add(relation(begin=dependent.begin, end=dependent.end, Governor=governor, Dependent=dependent))
    return unit


def relations():
    types, relation = own_layer()
    cas = document(types, "relations.txt")
    marked(cas, relation)
    save(cas, "relations.json")


def foreign():
    types, relation = own_layer()
    entity = types.create_type(f"{DKPRO}.ner.type.NamedEntity", ANNOTATION)
    types.create_feature(entity, "value", "uima.cas.String")
    types.create_feature(types.get_type("webanno.custom.Mark"), "comment", "uima.cas.String")
    cas = document(types, "foreign.txt")
    marked(cas, relation).comment = "sure?"
    span(cas, f"{DKPRO}.ner.type.NamedEntity", "Lorcy", value="LOC")
    span(cas, f"{DKPRO}.ner.type.NamedEntity", "la préfecture", value="ORG")
    save(cas, "foreign.json")


slots()
relations()
foreign()
