"""Given names that are common and mean nothing else at work («Grace», «Mark» and «Will» do)."""

GIVEN_NAMES = frozenset((
    "ada", "adam", "agnieszka", "ahmed", "aisha", "alan", "alex", "alexander", "alexandra", "ali",
    "alice",
    "amy", "ana", "andrea", "andreas", "andrew", "angela", "anita", "anna", "anne", "anthony",
    "barbara", "ben", "benjamin", "bernd", "bob", "brian", "camille", "carlos", "carol", "caroline",
    "catherine", "charlie", "charlotte", "chloe", "chris", "christian", "christina", "christine",
    "christoph", "christopher", "claire", "clara", "claudia", "cynthia", "daniel", "daniela",
    "david", "deborah", "diana", "diego", "dominik", "donna", "edward", "elena", "elizabeth",
    "emily", "emma", "eric", "eva", "fatima", "felix", "fernando", "florian", "francesca",
    "franz", "fred", "gabriel", "george", "giulia", "hannah", "hans", "heather", "helen", "henry",
    "ian", "ines", "ingrid", "isabel", "ivan", "jack", "jacob", "james", "jan", "jane", "janet",
    "jason", "javier", "jean", "jennifer", "jens", "jessica", "joan", "john", "jonas", "jonathan",
    "jose", "joseph", "juan", "julia", "julian", "julie", "karen", "katarina", "kate", "katharina",
    "kevin", "klaus", "kumar", "lars", "laura", "lea", "lena", "leon", "linda", "lisa", "louis",
    "lucas", "lucia", "luis", "lukas", "maria", "marie", "marco", "marcus", "margaret", "mariana",
    "markus", "marta", "martin", "martina", "mary", "mateo", "matthew", "matthias", "maya",
    "mehmet", "michael", "michelle", "miguel", "mohammed", "monika", "nadia", "nancy", "natalie",
    "nicole", "nina", "oliver", "olivia", "pablo", "patricia", "patrick", "paul", "paula", "pedro",
    "peter", "petra", "philip", "pierre", "priya", "rachel", "rahul", "raj", "rebecca", "ricardo",
    "richard", "robert", "sabine", "samantha", "samuel", "sandra", "sara", "sarah", "scott",
    "sebastian", "sharon", "simon", "sofia", "sophie", "stefan", "stephanie", "stephen", "steven",
    "susan", "susanne", "sven", "teresa", "thomas", "tim", "timothy", "tobias", "ursula",
    "valentina", "vanessa", "wei", "william", "wolfgang", "yasmin", "yuki", "zoe",
))  # fmt: skip
"""In small letters. What is not among them is no person to the rules."""
