"""Made-up questions by what they ask for: FITTED chose the threshold, HELD_OUT checks it."""

FITTED = {
    "opening hours of the pool": (
        "When does the swimming pool open?",
        "What are the opening hours of the pool?",
        "Is the pool open on Sunday?",
        "until when is the swiming pool open today",
    ),
    "bus to the airport": (
        "Which bus goes to the airport?",
        "How often does the airport bus run?",
        "Is there a night bus to the airport?",
        "airport bus timetable",
    ),
    "parking permit": (
        "How do I get a parking permit?",
        "What does a resident parking permit cost?",
        "Where can I renew my parking permit?",
    ),
    "recycling": (
        "Which day is recycling collected?",
        "Where does glass go for recycling?",
        "Can I put plastic into the recycling bin?",
    ),
    "school holidays": (
        "When do the school holidays begin?",
        "How long are the summer holidays at school?",
        "Are schools closed for the autumn holiday?",
    ),
    "dog licence": (
        "Do I need a licence for my dog?",
        "How much is the dog licence?",
        "dog license fee",
    ),
    "flood": (
        "How high was the flood of 1962?",
        "How many houses did the 1962 flood destroy?",
        "Who led the rescue in the flood?",
    ),
    "the mayor's salary": (
        "How much does the mayor earn?",
        "What is the salary of the mayor?",
        "What is the mayor's yearly salary?",
    ),
    "chess": ("Who won the chess tournament in the library?",),
    "library card": ("How long is a library card valid?",),
    "beekeeping": ("May I keep bees in my garden?",),
    "telephone": ("What was the first telephone number in town?",),
    "lighthouse": ("Who painted the old lighthouse red?",),
    "ice rink": ("Is there an ice rink in winter?",),
}

HELD_OUT = {
    "update release": (
        "When will version 4 be released?",
        "What is the release date of version 4?",
        "Is the version 4 release delayed?",
        "version 4 relase",
    ),
    "refund": (
        "How do I get a refund?",
        "How long does a refund take?",
        "Can I have a refund for a gift?",
        "refund of a preorder",
    ),
    "controller": (
        "Does the game support a controller?",
        "Which controllers are supported?",
        "My controller is not recognised, what can I do?",
    ),
    "save files": (
        "Where are my save files stored?",
        "Can I copy save files to another computer?",
        "How do I restore an old save file?",
    ),
    "dragon": (
        "How do I beat the ice dragon?",
        "What is the dragon weak against?",
        "Where does the ice dragon live?",
    ),
    "servers": (
        "Are the servers down?",
        "Which server region is fastest?",
        "How do I change my server region?",
    ),
    "map": ("How large is the map?", "How many towns are on the map?"),
    "translation": (
        "Will there be a Portuguese translation?",
        "Who did the French translation?",
        "Is a translation into Polish planned?",
    ),
    "soundtrack": ("Where can I buy the soundtrack?",),
    "engine": ("Which engine is it made with?",),
    "fishing": ("What bait catches a golden carp?",),
    "studio": ("How many people work at the studio?",),
    "horse": ("Can my horse die?",),
}
