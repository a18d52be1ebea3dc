package io.newsforge.text;

import java.util.Set;

/** Words too common to tell what a text is about, in lower case. Immutable. */
public final class StopWords {

    private static final Set<String> WORDS = WordList.of(""
            // English
            + "a about above after again against all also am an and any are aren't as at be because been before being"
            + " below between both but by can can't cannot could couldn't did didn't do does doesn't doing don't down"
            + " during each even few for from further get got had hadn't has hasn't have haven't having he he'd he'll"
            + " he's her here hers herself him himself his how i i'd i'll i'm i've if in into is isn't it it's its"
            + " itself just let's like me more most mr mrs ms my myself no nor not now of off on once one only or other"
            + " our ours out over own said same say says she she'd she'll she's should shouldn't so some still such"
            + " than that that's the their theirs them themselves then there there's these they they'd they'll they're"
            + " they've this those though through to told too under until up upon us very was wasn't we we'd we'll"
            + " we're we've were weren't what what's when where which while who who's whom whose why will with without"
            + " won't would wouldn't yet you you'd you'll you're you've your yours yourself"
            // German
            + " aber alle allem allen aller alles als also am an ander andere anderen auch auf aus bei beim bis da damit"
            + " dann das dass dem den denn der des deren dessen die dies diese diesem diesen dieser dieses doch dort"
            + " du durch ein eine einem einen einer eines er es etwas für gegen hat hatte hatten haben habe hier ich"
            + " ihm ihn ihnen ihr ihre ihrem ihren ihrer im in ins ist jede jeden jeder jetzt kann kein keine können"
            + " man mehr mich mit nach nicht noch nun nur ob oder ohne sagte schon sehr sein seine seinem seinen seiner"
            + " seit sich sie sind so soll sollen sowie über um und uns unter viel vom von vor war waren was weil welche"
            + " wenn wer werden wie wieder wir wird wo wurde wurden zu zum zur zwischen"
            // French
            + " au aux avec c'est ce ces cet cette ceux chez comme dans de depuis des deux dit donc dont du elle elles"
            + " en encore entre est et eté été être eux fait il ils je la le les leur leurs lui ma mais même mes moi"
            + " mon ne nos notre nous on ont ou où par pas peu plus pour qu que qui sa sans se selon ses si son sont"
            + " sous sur ta tant te tes toi ton tous tout toute très tu un une vos votre vous y"
            // Spanish
            + " al algo ante antes como con contra cual cuando de del desde donde durante e él el ella ellas ellos en"
            + " entre era eran es esa ese eso esta está este esto estos fue fueron ha han hasta hay la las le les lo"
            + " los más me mi mientras muy nada ni no nos o otra otro otros para pero poco por porque que qué quien se"
            + " según ser si sí sin sobre son su sus también tan tanto te tiene todo todos tras un una uno unos y ya"
            // Korean
            + " 가운데 것 것으로 것은 것을 것이 것이다 것이라고 경우 관련 그 그는 그가 그녀 그러나 그런 그리고 그의 기자 날 내"
            + " 너 년 대한 대해 덧붙였다 데 동안 등 등을 등의 등이 따라 따르면 때 때문 때문에 또 또는 또한 라고 로 말했다 매우 며"
            + " 모두 및 밝혔다 뿐 수 수도 아니라 약 어떤 여러 오늘 올해 우리 위한 위해 이 이는 이날 이라고 이런 이를 이번 이어 이에 일"
            + " 있는 있다 있다고 있다는 있던 있어 있었다 있을 없는 없다 있으며 저 전 전했다 점 정도 제 중 중인 지난 지난해 통해 특히 하는"
            + " 하고 하며 하지만 한 한다 할 함께 했다 했다고 현재 후 설명했다 강조했다 것이라며 관한 됐다 된다 된 되는");

    private StopWords() {}

    /**
     * Whether a word says nothing about its text.
     *
     * @param word a word in lower case
     * @return true for words such as "the", "und" or "그리고"
     */
    public static boolean contains(String word) {
        return WORDS.contains(word);
    }
}
