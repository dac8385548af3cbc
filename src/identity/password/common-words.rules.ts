/**
 * Words that passwords are made of, written down from what is generally known of leaked lists: names, animals, sports,
 * teams, cars, music, games, places, feelings, and the favourites of keyboards. Data only; common-passwords.rules looks at
 * them with case, look-alike digits and decoration folded away, so one word here stands for hundreds of passwords.
 */
const FAVOURITES = `
password passwort passwords passcode passphrase passpass mypassword mypass letmein letmeinnow welcome login logmein access
admin administrator root user guest master changeme changeit changethis default secret topsecret private security secure
temp temporary test tester testing testtest sample example demo trustno trustme opensesame sesame enter entry computer
internet network server system database windows linux ubuntu macintosh apple google facebook twitter youtube instagram
linkedin microsoft amazon yahoo hotmail gmail myspace netscape oracle cisco samsung nokia motorola toshiba panasonic sony
verizon software hardware hacker hacking matrix cyber digital office business company money dollar million millionaire
whatever nothing something anything everything forever never always hello helloo goodbye please thanks sorry okay nopass
none unknown anonymous nobody somebody everybody iloveyou iloveu ilove loveyou loveme lovelove love lover loveless lovely
beloved youandme ihateyou hateyou ihate fuzzy qwerty qwertz azerty asdf zxcv qwer asdfgh zxcvbn dvorak abcdef abcd abcde
alpha beta gamma delta omega sigma zeta bravo charlie foxtrot romeo juliet tango zulu
`;

const PEOPLE = `
aaron abigail adam adrian adriana adrienne aisha alan albert alberto alejandra alejandro alex alexander alexandra alexandre
alexis alfred alfredo alice alicia alison allison alyssa amanda amber amelia andrea andreas andrei andrew andres andy angel
angela angelica angelina angelo angels anita anna annabelle annette annie anthony antonio april ariana arianna ariel arnold
arthur ashlee ashleigh ashley ashton audrey austin autumn barbara barney beatrice becky belinda benjamin bernard bernie
beth bethany betty beverly bianca bill billie billy blake bobby bonnie brad bradley brandi brandon brandy breanna brenda
brendan brent brett brian briana brianna britney brittany brittney brooke bruce bryan caitlin caleb calvin cameron camila
camille carina carl carla carlos carmen carol carolina caroline carolyn carrie carter casey cassandra cassie catherine
cathy cecilia celeste chad chantal charlene charles charlotte chase chelsea cheryl chester chloe chris chrissy christ
christian christina christine christopher christy cindy claire clara clarence claude claudia clayton clinton cody colin
colleen collin connie connor conrad corey courtney craig cristian cristina crystal curtis cynthia daisy dallas damian damien
dana daniel daniela daniele danielle danny daphne darlene darren darryl dave david dawn dean deanna debbie deborah debra
denise dennis derek derrick desiree destiny diana diane diego dominic dominique donald donna donnie doris dorothy douglas
duncan dustin dwight dylan eddie edgar eduardo edward edwin eileen elaine elena eleanor elijah elisabeth elizabeth ella
ellen elliott emilia emilie emily emma eric erica erika ernest ernesto esmeralda esteban esther ethan eugene evelyn faith
felicia felipe felix fernanda fernando fiona florence frances francesca francesco francis francisco franco frank frankie
franklin frederic frederick gabriel gabriela gabriella gabrielle garrett gary gavin geoffrey george georgia georgina gerald
gerard gerardo gilbert gina giovanni gloria gordon grace gracie graham grant greg gregory guillermo gustavo hannah harold
harriet harry harvey heather hector heidi helen helena henry herbert herman hillary holly howard hubert hugo ian ignacio
irene isaac isabel isabela isabella isabelle israel ivan jack jackie jackson jacob jacqueline jaime jake james jamie jane
janet janice jared jasmin jasmine jason javier jayden jean jeanette jeff jeffrey jenna jennie jennifer jenny jeremiah jeremy
jerome jerry jesse jessica jessie jesus jill jimmy joan joanna joanne joaquin jodie joel johanna john johnathan johnny
johnson jonathan jordan jorge jose joseph josephine joshua josie joyce juan juanita judith judy julia julian juliana julie
juliette julio julius june justin justine kaitlyn karen karina karl karla kate katelyn katherine kathleen kathryn kathy
katie katrina kayla keith kelly kelsey kendra kenneth kenny kerry kevin kimberly kirsten krista kristen kristin kristina
kristine kristy kyle lance larry laura lauren laurie lawrence leah leonard leonardo leroy leslie lester liam lillian lily
linda lindsay lindsey lisa logan lola lorenzo loretta lori lorraine louis louise lucas lucia luciana lucy luis luke lydia
lynn mackenzie macarena maddie madeline madison maggie malcolm mandy manuel marc marcel marcela marcelo marco marcos marcus
margaret margarita maria mariah mariana marie marilyn marina mario marion marissa mark marlene marshall martha martin
martina martinez marvin mary mathew matthew maurice mauricio maverick max maxime maximus maxwell megan melanie melinda
melissa melody mercedes meredith michael michaela micheal michel michele michelle miguel mike mikey mildred miranda miriam
mitchell molly monica monique morgan moses myself nadia nancy naomi natalia natalie natasha nathan nathaniel nelson nicholas
nichole nick nicola nicolas nicole nikita nikki nina nora norman oliver olivia olivier oscar pablo pamela paola pascal
patrice patricia patricio patrick paul paula paulina pauline pedro peggy penelope penny peter philip philippe phillip phoebe
pierre priscilla rachel rafael ralph ramirez ramon randall randy raquel raymond rebecca regina renee ricardo richard ricky
riley rita robert roberta roberto robin rochelle rodney rodrigo rodriguez roger roland roman romain ronald ronnie rosemary
rosie roxanne ruben russell rusty ruth ryan sabrina sally salvador sam samantha sammy samuel sandra sandy santiago sara
sarah savannah scott scottie sean sebastian sergei sergio serena shane shannon sharon shaun shawn sheila shelby shelley
shelly sherry sheryl shirley sidney sierra simon simone skyler sofia sonia sophia sophie spencer stacey stacy stanley
stefan stefanie stella stephan stephane stephanie stephen steve steven stewart stuart summer susan susana suzanne sydney
sylvia sylvie tamara tammy tanya tara tatiana taylor teresa terrance terrence terry thelma theodore theresa thomas tiffany
timothy tina todd tommy tony tracey tracy travis trevor tristan tyler valentin valentina valentine valerie vanessa vernon
veronica vicki vickie victor victoria vincent viktor virginia vivian vladimir walter wanda warren wayne wendy wesley whitney
wilfred william williams wilson winston xavier yesenia yolanda yvette yvonne zachary zachery zoe
anderson armstrong bailey baker barnes bennett brooks brown campbell carpenter clark coleman collins cooper davidson davis
edwards ellis evans fisher fletcher foster garcia gonzalez gonzales hamilton harris harrison henderson hernandez holmes
hughes hunter jackson jenkins jimenez johnston jones kennedy lopez mason mcdonald miller mohammed mohamed mohammad montana
moore morales morris muhammad murphy murray newton nguyen parker patterson perez peterson phillips porter presley reynolds
richards roberts robertson robinson sanchez sanders schmidt sherman simpson sinclair singer smith snyder stevens stevenson
sullivan thompson torres tucker turner wallace washington watson webster wright
`;

const THINGS = `
monkey dragon tiger tigger lion panther panthers cougar cougars jaguar leopard cheetah elephant dolphin dolphins shark sharks
whale turtle penguin penguins eagle eagles falcon falcons hawk hawks raven ravens phoenix pheonix parrot chicken rooster
duck ducks rabbit bunny hamster mouse kitty kitten kittens kittycat pussycat puppy puppies doggie doggy bulldog bulldogs
beagle poodle rottweiler shepherd labrador retriever boxer buster buddy rocky bear bears teddybear grizzly wolf wolves
wolfpack lonewolf wolverine wolverines fox foxy spider spiders scorpion scorpio cobra viper python rattlesnake snake
crocodile alligator gators dinosaur godzilla kingkong gorilla monkeys chimpanzee bandit horse horses mustang mustangs
stallion bronco broncos cowboy cowboys cowgirl buffalo bull bulls longhorn longhorns butterfly ladybug dragonfly firefly
bumblebee honeybee hornet hornets mosquito goldfish swordfish catfish starfish jellyfish salmon lobster froggy frog
football baseball basketball soccer hockey softball volleyball tennis golf golfer golfing cricket rugby boxing wrestling
karate kungfu swimming swimmer running runner cycling fishing fisherman hunting surfing surfer skiing snowboard skateboard
skater bowling gymnast cheerleader champion champions winner winners player players playboy playmate gamer gaming game games
lakers celtics yankees redsox dodgers giants raiders packers steelers patriots chargers redskins redwings rangers chelsea
arsenal liverpool barcelona realmadrid juventus manchester everton tottenham newcastle rangers celtic benfica corinthians
flamengo palmeiras steaua blackhawks canucks bruins flyers islanders capitals senators mets phillies cardinals cubs padres
marlins athletics warriors spurs pistons rockets knicks heat suns kings huskers buckeyes hoosiers gators seminoles tarheels
wildcats jayhawks spartans trojans sooners aggies badgers vikings titans colts saints browns bengals texans chiefs seahawks
ronaldo ronaldinho messi beckham zidane jordan kobe bryant lebron tyson federer nadal schumacher gretzky pele maradona rooney
gerrard lampard torres kaka neymar
ferrari porsche mercedes corvette camaro firebird chevrolet chevy pontiac cadillac lamborghini maserati bugatti jaguar toyota
honda suzuki yamaha kawasaki ducati harley harleydavidson subaru mitsubishi nissan hyundai mazda volvo volkswagen bmw audi
peugeot renault citroen dodge viper challenger charger gto landrover rangerover jeep truck trucker trucks diesel racing racer
nascar speed speedy turbo motorcycle motocross skyline impala wrangler silverado
metallica nirvana megadeth slayer slipknot korn pantera ironmaiden iron maiden motorhead acdc aerosmith beatles rollingstones
pinkfloyd zeppelin ledzeppelin gunsnroses greenday blink offspring rammstein linkinpark eminem tupac biggie snoop snoopdogg
jayz beyonce rihanna shakira madonna britney backstreet nsync onedirection justinbieber bieber jonas jonasbrothers hannahmontana
jackson elvis hendrix marley bobmarley depeche placebo radiohead coldplay evanescence nickelback disturbed manson paramore
mychemicalromance guitar guitars drummer drums piano violin trumpet saxophone music musica musical musician melody singer
rockstar rocknroll hiphop reggae techno trance dance dancer dancing ballet
superman batman spiderman ironman wonderwoman catwoman superwoman supergirl superstar superhero hulk wolverine deadpool joker
avengers xmen marvel starwars startrek skywalker jedi jedimaster yoda darthvader darkside vader anakin chewbacca hansolo
stargate babylon firefly gandalf frodo aragorn legolas gollum bilbo mordor hobbit potter harrypotter hermione hogwarts
voldemort dumbledore gryffindor slytherin simpsons homer bart southpark cartman kenny spongebob patrick scooby scoobydoo
snoopy garfield mickey mickeymouse minnie donald goofy pluto disney tinkerbell peterpan pinocchio bambi dumbo nemo findingnemo
shrek pokemon pikachu charizard naruto sasuke sakura itachi goku vegeta dragonball sailormoon inuyasha bleach onepiece
doraemon hellokitty barbie transformers optimus megatron terminator predator alien aliens matrix rambo rocky gladiator
spartacus spartan highlander braveheart titanic scarface godfather corleone soprano sopranos jamesbond bond friends
twilight buffy angelus smallville supernatural lost heroes nintendo mario luigi zelda link metroid sonic playstation xbox
gamecube gameboy halo doom quake unreal warcraft starcraft diablo counterstrike counter strike minecraft fortnite roblox
runescape worldofwarcraft finalfantasy cloud sephiroth tekken mortal kombat mortalkombat callofduty tombraider laracroft
warhammer dungeon dungeons wizard wizards magic magician merlin sorcerer witch vampire werewolf zombie demon demons devil
devils lucifer satan hell heaven angel angels saint jesus jesuschrist christ christian church bible blessed blessing gospel
genesis exodus psalm matthew prayer praise amen hallelujah faith hope grace spirit holyspirit jehovah allah bismillah buddha
krishna ganesh shiva saibaba
sunshine sunflower sunset sunrise sunny moon moonlight moonshine star stars starlight stardust shooting rainbow rainbows
thunder lightning storm stormy hurricane tornado tsunami volcano earthquake fire fireball firefire fireman firefighter ice
iceman icecream snow snowball snowflake snowman winter spring summer autumn season january february march april may june
july august september october november december monday tuesday wednesday thursday friday saturday sunday today tomorrow
yesterday birthday christmas halloween easter holiday vacation weekend party night knight knights midnight morning goodmorning
flower flowers rose roses redrose daisy lily orchid jasmine violet tulip lavender cherry cherries blossom forest garden
mountain mountains river ocean beach island paradise desert lake lakeside waterfall water earth planet planets mercury venus
mars jupiter saturn uranus neptune pluto galaxy universe space rocket apollo gemini discovery challenger columbia enterprise
voyager pioneer explorer aquarius capricorn libra taurus virgo leo aries pisces cancer sagittarius
chocolate cookie cookies cupcake candy candies sugar sweet sweets sweetie sweetheart sweetpea honey honeybun pumpkin muffin
peanut peanuts peanutbutter butter cheese cheesecake cheeseburger hamburger burger pizza pasta spaghetti lasagna noodle
noodles chicken bacon sausage pepper peppers ginger cinnamon vanilla caramel coffee cappuccino mocha cocacola coca cola pepsi
sprite mountaindew heineken budweiser guinness corona whiskey whisky vodka tequila bacardi jackdaniels martini marlboro
camel newport cigarette apple apples banana bananas orange oranges peach peaches mango strawberry blueberry raspberry
blackberry cranberry watermelon pineapple coconut lemon lemonade cherry grape potato tomato carrot onion mushroom avocado
black white blue green red yellow purple pink orange brown gray silver gold golden platinum diamond diamonds crystal ruby
emerald sapphire pearl jade amber ivory ebony scarlet crimson indigo turquoise magenta
america american usa england english britain british london paris france french germany german deutschland berlin munich
italy italia italian roma rome milano spain spanish madrid espana mexico mexican brazil brasil canada canadian toronto
australia aussie sydney melbourne ireland irish dublin scotland scottish glasgow poland polska polish russia russian moscow
ukraine sweden norway denmark finland holland amsterdam belgium switzerland austria greece greek turkey istanbul egypt
africa nigeria kenya india indian pakistan bangladesh china chinese beijing shanghai japan japanese tokyo korea korean seoul
thailand vietnam philippines pinoy singapore malaysia indonesia jakarta texas houston dallas austin california losangeles
hollywood sandiego sanfrancisco oakland sacramento florida miami orlando tampa georgia atlanta carolina virginia maryland
baltimore washington boston newyork brooklyn manhattan bronx jersey newjersey philly pittsburgh cleveland detroit michigan
chicago illinois indiana wisconsin minnesota missouri kansas nebraska oklahoma colorado denver phoenix arizona vegas lasvegas
nevada oregon portland seattle alaska hawaii alabama tennessee nashville memphis kentucky louisiana mississippi arkansas
montana wyoming dakota vermont connecticut cheyenne savannah broadway stanford harvard princeton berkeley
`;

const FEELINGS = `
princess princesa prince queen king kingdom royal duke duchess empress emperor baby babygirl babyboy babydoll babyface babylove
babe sexy sexygirl sexyboy sexylady sexymama sexything hottie hotstuff hotgirl hotdog hotrod beautiful gorgeous pretty cutie
cutiepie cute lady ladies girl girls boy boys woman women man men mommy daddy mother father mama papa mamamia grandma grandpa
sister brother family parents children child friend friends bestfriend friendship boyfriend girlfriend husband wife wedding
married single forever together alone lonely lonesome broken heart hearts heartbreak brokenheart sadness happy happiness happyday
happy smile smiles smiley laugh laughter funny crazy insane lunatic maniac psycho mental genius einstein smart clever stupid
idiot loser lazy tired hungry angry mad evil killer killing kill murder death dead blood bloody war warrior soldier
army marine marines navy airforce airborne military sniper gunner bullet weapon pistol shotgun rifle bomber fighter ninja
ninjas samurai assassin pirate pirates outlaw gangster gangsta thug thuglife mafia player hustler bigboy bigdog
bigdaddy bigman bigmac bigred blackjack poker lucky luckyone luckystar jackpot casino winner chance destiny fantasy mystery
mystic dream dreams dreamer dreaming wonder wonderful wonderland awesome amazing fantastic excellent perfect perfection
special precious treasure legend legendary hero heroes immortal eternity infinity freedom liberty justice peace peaceful truth
honor respect courage strong strength power powerful energy dynamite explosion nuclear atomic radical extreme xtreme ultimate
maximum supreme superior infinite absolute hardcore rebel rebels renegade maverick nomad ranger hunter trooper trapper shooter
striker sniper stalker shadow shadows darkness darkangel dark darkman nightmare nighthawk phantom ghost ghosts spooky creature
monster monsters mutant android robot cyborg inferno flame flames blaze blazer phoenix tempest typhoon cyclone avalanche
student teacher teachers school college university science history physics chemistry biology geography engineer doctor nurse
nursing dentist hospital medical medicine medicare medicaid clinic patient pharmacy health healthcare provider physician
surgery lawyer police sheriff detective captain colonel general sergeant major officer president manager director secretary
pilot airplane airport aircraft helicopter boeing concorde sailor sailing submarine titanic letter pencil paper picture
camera photo video movie movies cinema television radio telephone phone mobile cellphone laptop keyboard monitor printer
mailman postman carpet window windows kitchen bedroom bathroom garage bridge castle tower pyramid temple palace
beavis blahblah blah 
sex sexual playtime 
topgun spitfire rush front front242 redrum access crimson abc123 scooter skippy patches pebbles pookie snuffy sparky sparkle
sparkles spanky smokey smokeyo snickers twinkle pumpkin princesse dolphin chouchou doudou bonjour soleil loulou amour
jetaime motdepasse azertyuiop hallo schatz passwort sommer teamo tequiero tequieromucho estrella mariposa corazon contrasena
bonita hermosa chocolate amorcito futbol naranja amigos familia dios jesucristo ciao amore andrea juventus francesca
internazionale senha flamengo saopaulo gatinha brasil haslo polska kochanie marseille liverpool trinity morpheus neo zion
undertaker stonecold steveaustin hulkhogan batista johncena cena wrestler smackdown rawiswar nwo degenerationx
callisto xena hercules zeus poseidon athena artemis apollo achilles odysseus ulysses hannibal caesar napoleon lincoln
kennedy obama trump clinton reagan bush washington jefferson roosevelt churchill gandhi mandela einstein newton galileo
darwin tesla edison davinci picasso mozart beethoven bach chopin shakespeare hamlet macbeth romeo juliet
aardvark abracadabra anaconda armadillo atlantis backspace bamboo barracuda beautiful bigfoot billabong birdie blackbird
blackcat blackie blackout blizzard blondie bluebird bluemoon bluesky bonanza bonehead boomer boomerang bubba bubbles bubblegum
bubbalicious bulldozer camelot candyman cannabis cannon carebear cashmoney catalina catdog cathouse champagne
checkers cheeks chevelle chopper chronic chuckles clover coolcat cooldude coolman cooler copper cosmos cowabunga coyote
cracker crusader daylight deadhead deadman dodger dogfood dragons dragoon dreamcast drowssap duckling dynasty
earnhardt electric electro element emerald enigma excalibur explore fairlane fairy fatcat fatboy felicidad fender ferret
filter flipper flyboy foobar foofoo forward freebird freeman freepass freeze friday fubar funky futurama fuzzball gateway
gemstone gibson giggles goldberg golden goldie gonzo goober goodluck goofball gotcha grandam graphics greatone greenbay
groovy guardian gumby gunners handsome happyman hardball hardrock havefun headhunter hellfire hercules herbie hobbes holiday
homeboy homerun honeybear hotshot houdini humble icehouse imagine integra intrepid invisible ironhorse jamaica jamesdean
jasper jazz jazzman jellybean jericho jessejames jimbo jojo junior justdoit justme juniper kayak kermit killers killjoy
kissme kisses kleenex klingon knockout kramer lakota lancer lassie legion lightsaber limited limewire lionking lizard
logitech lollipop lollol longbow loverboy lucille lucky luckydog lunchbox macgyver madmax madness malibu mamacita manager
maryjane marijuana masters matador maxima meatball meatloaf megaman mexico miami mickey midget millenium millennium missy
mistletoe mohawk monalisa monopoly montreal moomoo mortgage motherlode muffin munchkin musicman mustard natedogg nautilus
newlife nightowl nokia nothing nutmeg oblivion octopus offspring oldman oliver operator orion outkast overkill overlord
oxford pacman paladin pancake panama pandora papillon papasmurf paradox passion peaches peewee pegasus peterson piglet
pinkie pinky pirate pitbull polaris policeman poohbear popcorn popeye poopoo powers precision prelude primus princeton
printing private prodigy prophet protocol pudding puffin pumpkins punkrock puppydog quality quantum quest rabbits racecar
raistlin rainman rambler raptor rasputin reality redbull reddog redhead redneck redhot remember republic rescue 
revenge revolution ringo riverside roadkill roadrunner robocop rockets rodeo rosebud royals rugger runaway sabotage sailing
salamander salasana sampson samsam samson sandman sasha saturn scarecrow schnapps schooner scoobydoo scotland scrapper
seabreeze serenity service seven sevens shalom shamrock shannon sherlock shopping showtime
shutup sidekick silence silverado skeeter skipper skywalker slamdunk slapshot sleepy smackdown smashing smelly smoker
smoking smoothie snapper sniffles snoopdog socrates softball solitude solution something sooners sparrow spartan spectrum
spider spinner spirits springer sprinter squirrel squirt stanford stargate starbuck starbucks starship station stealth
stingray stinker stinky stranger strawberry streetball studio success sugarbear sunday sundance sunfish
superfly supernova superbowl surprise survivor suzuki sweetness syracuse tacobell tangerine tarzan technics telecom
temppass testpass tequila tigers timberland timeout tinman titleist tomcat toolbox toolman topher tornado torpedo toyota
tractor transam treasure trebor trinidad triangle trident trigger triton triumph trombone trouble trucker turkey turtles
tweety twister typewriter unicorn united universal upgrade utopia vampires vanilla velocity velvet ventura vienna viking
village violet vincent viper virgin visitor volcano voodoo voyager vulcan walker walleye wallstreet warlock warlord warren
waterloo weasel weather webmaster welcome western westside whiskers whitesox wildman wildcat wildfire windmill windsurf
winnie winnipeg wisdom wizards wolfgang wolfman woodland woodstock woodwind wombat wrangler wrestle yamaha yankee yellow
yogibear yosemite younger zeppelin zigzag zildjian zxcvbnm
`;

/** Coarse words stand here backwards, so that nobody reads them in passing. */
const COARSE_BACKWARDS = `
kcuf uoykcuf kcufgnihton emkcuf rekcuf rekcufrehtom gnikcuf tihs tihsllub yssup tnuc kcid kcoc rekcus kcus skcus eohw
erohw tuls tnemtihs ssa mulc muc 
elohssa dratsab hctib sehctib ssakcaj daehkcid dekan iatneh sretooh seiboob stit seittit selppin msagro
sinep anigav xesxes citore msicitore ssertsim regniws sregniws egadnob hsitef ssabmud ssadab daehttub tihsllub
ecaftihs tihstihs daehtihs tikcus reppirts elytsyggod pmip gnipmip yknik
`;

const listed = (text: string): readonly string[] => text.split(/\s+/).filter((word) => word !== '');
const reversed = (word: string): string => [...word].reverse().join('');

/** Lower case; without duplicates. */
export const COMMON_WORDS: ReadonlySet<string> = new Set([
  ...[FAVOURITES, PEOPLE, THINGS, FEELINGS].flatMap(listed),
  ...listed(COARSE_BACKWARDS).map(reversed),
]);

/** Whole passwords of eight characters or more that no pattern catches. */
export const COMMON_PASSWORDS: ReadonlySet<string> = new Set(
  listed(`
    31415926 14159265 27182818 3141592654 access14 1a2b3c4d 1a2b3c4d5e a1b2c3d4 a1b2c3d4e5 a1s2d3f4 a1234567 ncc1701d ncc1701e
    ncc74656 thx1138x rush2112 jordan23 blink182 front242 agent007 bond0007 area5151 catch222 apollo13 summer69 u2u2u2u2 mp3mp3mp3
    trustno1 p4ssw0rd pa55w0rd pa55word passw0rd p@ssw0rd p@ssword pass1word pass@123 pass@word1 abc123abc abcabc123 abc123456
    123456abc 123abc123 asd123asd qwe123qwe qwe123456 123qwe456 123qweasd 123qweasdzxc qweasdzxc qweasd123 qazwsx123 zaq12wsx
    zaq1xsw2 zaq1zaq1 xsw2zaq1 1qaz2wsx3edc 1q2w3e4r5t 1q2w3e4r5t6y q1w2e3r4 q1w2e3r4t5 q1w2e3r4t5y6 zxcasdqwe 741852963
    147852369 147896325 963852741 963258741 321654987 456789123 159357456 159753456 789456123 135792468 24681357 246813579
    102938475 1029384756 192837465 135798642 1357924680 2468101214 0987654321 9876543210 10203040 1020304050 12131415 11235813
    y6t5r4e3 e3r4t5y6 m1n2b3v4 zse45rdx vfr4bgt5 nhy65tgb correcthorsebatterystaple
    thisismypassword idontknow ihavenopassword nopassword newpassword oldpassword yourpassword mypassword1 adminadmin rootroot
    useruser guestguest changeme123 welcome123  letmein123 opensaysme hunter22222 dr0wssap
    tobeornottobe maytheforcebewithyou winteriscoming youshallnotpass wearelegion ilovemyfamily ilovemymom iloveyousomuch
    iloveyoubaby ilovegod jesuslovesme godisgood godislove ingodwetrust onceuponatime happynewyear happybirthday merrychristmas
    merryxmas goodluck123 lovemyself loveyourself beyourself livelaughlove blessed1234
  `),
);
