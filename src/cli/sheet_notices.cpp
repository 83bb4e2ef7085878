#include "cli/sheet_notices.h"

#include <algorithm>

#include "cli/notices_out.h"
#include "io/official.h"
#include "standing/course.h"

namespace xingji {
namespace {

sheet::Alarm::Level level_of(Notice::Severity severity) {
  switch (severity) {
    case Notice::Severity::alarm:
      return sheet::Alarm::Level::now;
    case Notice::Severity::warning:
      return sheet::Alarm::Level::soon;
    case Notice::Severity::info:
      break;
  }
  return sheet::Alarm::Level::look;
}

// The score of a condition such as total < yesterday(total), or > of what is better low.
std::string fall_of(const Notice& notice) {
  if (!notice.when || (notice.when->op != Op::less && notice.when->op != Op::more)) return {};
  const Expression& score = notice.when->arguments[0];
  const Expression& before = notice.when->arguments[1];
  const bool is_it = score.op == Op::measure && before.op == Op::measure &&
                     before.name == "yesterday(" + score.name + ")";
  return is_it ? score.name : std::string();
}

// Whether a later entry leaves nothing to say of a countdown: it says how far that is, or that its
// move has been made.
bool is_settled_by(const Sent& later, const Sent& countdown) {
  if (countdown.left == 0) return false;
  const auto& made = later.notice->move;
  const auto& before = countdown.notice->before;
  return later.notice->id == countdown.notice->id ||
         (made && before && made->standing == before->standing && made->move == before->move);
}

std::vector<Sent> told_once(const std::vector<Sent>& sent) {
  std::vector<Sent> kept;
  for (auto one = sent.begin(); one != sent.end(); ++one) {
    const bool is_settled = std::any_of(
        one + 1, sent.end(), [&](const Sent& later) { return is_settled_by(later, *one); });
    if (!is_settled) kept.push_back(*one);
  }
  return kept;
}

// Where no day has a total of ours, the cards as the platform showed them.
std::optional<SubjectCards> shown_cards(const FactSet& facts, const SubjectCards& cards) {
  if (std::ranges::any_of(cards.cards, [](const Card& card) { return card.total.has_value(); })) {
    return std::nullopt;
  }
  SubjectCards shown = cards;
  shown.stays.clear();
  bool has_any = false;
  for (std::size_t c = 0; c < shown.cards.size(); ++c) {
    Card& card = shown.cards[c];
    const auto official = official_of(facts, cards.subject, *cards.packs[c], card.day);
    if (!official || official->day != card.day) continue;
    card.total = official->total;
    card.stars = official->stars;
    has_any |= card.total.has_value();
  }
  return has_any ? std::optional(std::move(shown)) : std::nullopt;
}

// They point into the timelines.
std::vector<Sent> sent_of(const Inputs& inputs, const ScoreOptions& options,
                          const SubjectCards& cards, const std::vector<Timeline>& timelines) {
  auto all = notices_of(inputs.family, inputs.facts, options, cards, timelines);
  const auto running = counting_down(inputs.family, inputs.facts, options, cards, timelines);
  all.insert(all.end(), running.begin(), running.end());
  return told_once(all);
}

// What an alarm says of a notice. `is_shown`: by the platform's total.
Title text_of(const Sent& sent, bool is_shown) {
  const auto text = [&](Language language) {
    const bool zh = language == Language::zh;
    std::string before = sent.is_over ? zh ? "已恢复：" : "over: " : "";
    if (is_shown && !sent.notice->deadline) {
      before += zh ? "按平台的总分：" : "by the platform's total: ";
    }
    return before + pick(sent.notice->title, language) + (zh ? "：" : ": ") +
           notice_text(sent, language) + (sent.is_over ? "" : gap_text(sent, language));
  };
  return {text(Language::zh), text(Language::en)};
}

}  // namespace

std::vector<sheet::Alarm> notices_of_sheet(const Inputs& inputs, const ScoreOptions& options,
                                           const SubjectCards& cards) {
  constexpr Day week = 7;
  const auto shown = shown_cards(inputs.facts, cards);
  const SubjectCards& judged = shown ? *shown : cards;
  const auto timelines = timelines_of(inputs.family, inputs.facts, options, judged);
  std::vector<sheet::Alarm> alarms;
  for (const Sent& sent : sent_of(inputs, options, judged, timelines)) {
    if (sent.day <= options.last - week) continue;
    // Nothing presses any more where what was lost is there again, and news of the past is none.
    if (sent.is_over && sent.notice->severity == Notice::Severity::info) continue;
    alarms.push_back({sent.is_over ? sheet::Alarm::Level::look : level_of(sent.notice->severity),
                      sheet::Alarm::Kind::notice, sent.day, sent.notice->id,
                      text_of(sent, shown.has_value()), fall_of(*sent.notice), sent.is_over});
  }
  return alarms;
}

}  // namespace xingji
