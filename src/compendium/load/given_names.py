"""Given names that are common in Britain, and words that are written with a capital but name nobody."""

GIVEN_NAMES = frozenset(
    """
    aaron abdul abigail adam adrian agnes ahmed aisha alan albert alex alexander alexandra alfie ali alice alison amanda
    amelia amina amir amit amy andrea andrew angela anil anita ann anna anne annie anthony antonia arthur asha ashley
    audrey ava barbara barry beatrice ben benjamin bernard beth betty beverley bill brenda brian bridget bruce callum
    carl carol caroline catherine charles charlie charlotte chloe chris christina christine christopher claire clare
    clive colin craig daisy dan daniel danielle darren dave david dawn dean deborah debbie denise dennis derek diana
    diane donald donna doreen dorothy douglas duncan dylan edward eileen elaine eleanor elizabeth ella ellen emily emma
    eric ethan eva evelyn farah fatima fiona frances francis frank fred freya gareth gary gavin gemma geoff geoffrey
    george georgia gerald gillian gina glenn gordon grace graham grant greg gwen hannah harold harriet harry hassan
    hazel heather helen henry hilary holly howard hugh ian imran irene isaac isabel isabella isla ivan jack jackie
    jacob jacqueline jake james jamie jan jane janet janice jasmine jason javed jayne jean jeff jennifer jenny jeremy
    jessica jill jim jo joan joanna joanne joe joel john jonathan jordan joseph josephine josh joshua joyce judith
    judy julia julian julie june karen kate katherine kathleen kathryn katie kayleigh keith kelly ken kenneth kerry
    kevin khadija kieran kim kirsty kumar laura lauren lawrence leah lee leo leon leonard lesley leslie lewis liam
    lily linda lisa liz lorraine louise lucy luke lydia lynn maggie malcolm mandy marc margaret maria marie marilyn
    marion mark martin martha mary mason matthew maureen maxine meera megan melanie melissa michael michelle mike
    miriam mohamed mohammad mohammed moira molly monica muhammad nadia nancy naomi natalie natasha nathan neil niamh
    nicholas nicola nigel noah nora norma norman oliver olivia omar oscar owen pam pamela pat patricia patrick paul
    paula pauline penny peter phil philip philippa phoebe phyllis polly pooja priya rachel raj rajesh ralph ravi ray
    raymond rebecca richard rita robert robin roger ronald rosemary rosie ross roy russell ruth ryan sally sam samantha
    samuel sandra sanjay sara sarah scott sean shannon sharon shaun sheila shirley simon sophia sophie stacey stan
    stella stephanie stephen steve steven stewart stuart sue sunita susan suzanne sylvia tariq teresa terry theresa
    thomas tim timothy tina toby tom tony tracey tracy trevor usman valerie vanessa vera veronica vicky victor victoria
    vikram vincent violet vivien walter wayne wendy will william yasmin yusuf yvonne zara zoe
    """.split()  # noqa: SIM905 - hundreds of quoted words are harder to read
)

NOT_NAMES = frozenset(
    """
    act adult adviser advisor agency and assistant association authority bank board borough brighton bill by cabinet
    care carer carers centre chair chief child children citizen city clerk coder college commission commissioner
    committee community coordinator council councillor county court department deputy development director district
    east england executive expert family finance focus for forum foundation fund government governor group head health
    home hospital house housing in interview interviewee lead leader learning lloyd local london manager managers market
    meeting member memo metropolitan minister ministry national nhs north nurse office officer of on operations
    organisation park participant partner partnership person plan planning policy practice practitioner principal
    programme project provider public rated rater region regional report representative research researcher resident
    respondent review road room school scheme secretary section senior service services site social south staff
    stakeholder state street strategic strategy study support survey table team the town transformation treasury trust
    university user users voluntary ward wales west worker workers working workshop workforce yard
    """.split()  # noqa: SIM905 - hundreds of quoted words are harder to read
)
