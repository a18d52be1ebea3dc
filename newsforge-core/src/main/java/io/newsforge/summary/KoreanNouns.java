package io.newsforge.summary;

import io.newsforge.summary.Topics.Topic;
import io.newsforge.text.StopWords;
import io.newsforge.text.WordList;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Korean nouns, found without a dictionary: what stands bare and before a particle, or before two different particles, is a
 * noun, provided that each particle has the form its last sound asks for (은 after a consonant, 는 after a vowel) and that no
 * verb ending follows it anywhere.
 */
final class KoreanNouns {

    private static final Pattern WORD = Pattern.compile("[\\p{IsHangul}\\p{Lu}][\\p{IsHangul}\\p{L}\\p{N}]*");

    /** No noun ends like this, but words with an ending already on them do. */
    private static final Pattern INFLECTED = Pattern.compile("(?:에|에서|에게|으로|까지|부터|들|[는은을할]지|하기|되기)$");

    private static final Set<String> AFTER_CONSONANT = WordList.of("은 이 을 과 으로 이다 이라는 이라고");
    private static final Set<String> AFTER_VOWEL = WordList.of("는 가 를 와 로 라는 라고");
    private static final Set<String> AFTER_ANY =
            WordList.of("의 에 에서 에게 도 만 까지 부터 보다 처럼 에는 에도 에서는 에서도 과의 와의 께서 으로는 로는 이라며 라며");
    private static final Set<String> VERBAL =
            WordList.of("하 한 할 함 해 했 하는 하고 하며 한다 했다 하기 하기로 하지 하면 해야 해서 하게 하던 했던 했다고 한다고 하겠다고 된 될 됨 돼 됐 되는 되고 되며"
                    + " 된다 됐다 되지 되면 돼야 됐던 됐다고 된다고 하면서 하도록 되면서 며 면서 지만 는데 던 고 려고 았다 었다 시키 시킨 시켰다 적 적인 적으로");

    /** Nouns that say nothing about the story. */
    private static final Set<String> NO_TOPIC = WordList.of(
            "정부 대통령 장관 총리 의원 위원장 위원 대표 회장 사장 대변인 관계자 전문가 교수 기자 사람 사람들 시민 국민 주민 여성 남성 학생 아이 가족 경우 문제"
                    + " 상황 지역 이유 결과 계획 방안 가능성 예정 내일 작년 내년 최근 당시 이후 이전 국내 해외 세계 시장 회사 업체 기업 대상 전망 수준 규모 기준 이상"
                    + " 이하 사실 내용 모습 생각 시간 하루 오전 오후 저녁 새벽 사건 사고 혐의 경찰 검찰 법원 정도 부분 과정 방법 의견 입장 설명 말씀 지적 이번 다음 처음"
                    + " 마지막 자리 자신 서로 모두 전체 일부 절반 가운데 사이 앞서 뒤 위 아래 안 밖 쪽 측 씨 명 월요일 화요일 수요일 목요일 금요일 토요일 일요일 이날 전날"
                    + " 다음날 올해 지난달 이달 올해 상반기 하반기 연말 연초 누구 무엇 여기 거기 이것 그것 저것 만큼 때문 하나 그동안 우리나라 연합뉴스 뉴스 뉴시스 사진"
                    + " 이들 그들 자신들 관련 발표 조사 연구 연구진 연구팀 분석 보도 보고서 자료 달러 유로 퍼센트 포인트 만원 억원 조원 배 이야기 현장 회의 행사 박사 교수팀 연구소 기능 거리 시각 비밀 이미지 환경 기술 재료 영향 역할 효과 사용자 변화 필요 특징 구조 과학자 연구자 개발 정보 서비스 제품 사업 관계 목표 능력 활동 지원 운영 참여 이용 사용");

    private static final class Evidence {

        private final Set<String> particles = new HashSet<>();
        private int count;
        private boolean inTitle;
        private boolean verbal;
        private int first = Integer.MAX_VALUE;
    }

    private final Map<String, Evidence> found = new HashMap<>();

    private KoreanNouns() {}

    static List<Topic> of(String title, List<String> sentences) {
        KoreanNouns nouns = new KoreanNouns();
        for (int i = 0; i < sentences.size(); i++) {
            nouns.read(sentences.get(i), i, false);
        }
        nouns.read(title, 0, true);
        List<Topic> topics = new ArrayList<>();
        nouns.found.forEach((noun, seen) -> {
            if (isTopic(noun, seen) && !nouns.isCutShort(noun)) {
                topics.add(new Topic(noun, seen.count, seen.inTitle, seen.first));
            }
        });
        return topics;
    }

    private void read(String text, int index, boolean title) {
        Matcher words = WORD.matcher(text);
        while (words.find()) {
            String word = words.group();
            for (int cut = Math.max(2, word.length() - 4); cut <= word.length(); cut++) {
                note(word.substring(0, cut), word.substring(cut), index, title);
            }
        }
    }

    private void note(String stem, String ending, int index, boolean title) {
        boolean verbal = VERBAL.contains(ending) || isWrongForm(stem, ending);
        if (!verbal && !isParticle(ending)) {
            return;
        }
        Evidence seen = found.computeIfAbsent(stem, key -> new Evidence());
        seen.verbal |= verbal;
        if (!verbal) {
            seen.count++;
            seen.inTitle |= title;
            seen.particles.add(ending);
            seen.first = title ? seen.first : Math.min(seen.first, index);
        }
    }

    private static boolean isParticle(String ending) {
        return ending.isEmpty()
                || AFTER_ANY.contains(ending)
                || AFTER_CONSONANT.contains(ending)
                || AFTER_VOWEL.contains(ending);
    }

    private static boolean isWrongForm(String stem, String ending) {
        char last = stem.charAt(stem.length() - 1);
        if (last < '\uAC00' || last > '\uD7A3') {
            return false;
        }
        int coda = (last - 0xAC00) % 28;
        boolean afterRieul = coda == 8 && ending.equals("로");
        return coda == 0 ? AFTER_CONSONANT.contains(ending) : (AFTER_VOWEL.contains(ending) && !afterRieul);
    }

    private static boolean isTopic(String noun, Evidence seen) {
        boolean telling = seen.inTitle || (seen.count >= 3 && noun.length() > 2);
        return seen.count >= 2
                && seen.first < Integer.MAX_VALUE
                && seen.particles.size() > 1
                && telling
                && !INFLECTED.matcher(noun).find()
                && !seen.verbal
                && noun.length() <= 10
                && !noun.chars().allMatch(c -> c < 0x80 && !Character.isUpperCase(c))
                && !NO_TOPIC.contains(noun)
                && !StopWords.contains(noun);
    }

    /** Whether a longer noun explains the occurrences better, as 전문가 does those of 전문 followed by 가. */
    private boolean isCutShort(String noun) {
        int bare = 0;
        for (String particle : found.getOrDefault(noun, new Evidence()).particles) {
            Evidence longer = found.get(noun + particle);
            boolean explained = !particle.isEmpty() && longer != null && longer.particles.size() > 1;
            bare += explained ? 0 : 1;
        }
        return bare < 2;
    }
}
