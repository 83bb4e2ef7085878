#include "cli/sheet_notices.h"

#include <algorithm>

#include "cli/notices_out.h"
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

}  // namespace

std::vector<sheet::Alarm> notices_of_sheet(const Inputs& inputs, const ScoreOptions& options,
                                           const SubjectCards& cards) {
  constexpr Day week = 7;
  std::vector<sheet::Alarm> alarms;
  const auto timelines = timelines_of(inputs.family, inputs.facts, options, cards);
  auto all = notices_of(inputs.family, inputs.facts, options, cards, timelines);
  const auto running = counting_down(inputs.family, inputs.facts, options, cards, timelines);
  all.insert(all.end(), running.begin(), running.end());
  for (const Sent& sent : told_once(all)) {
    if (sent.day <= options.last - week) continue;
    const Title& title = sent.notice->title;
    // Nothing presses any more where what was lost is there again, and news of the past is none.
    const bool is_over = sent.is_over;
    if (is_over && sent.notice->severity == Notice::Severity::info) continue;
    const Title over = is_over ? Title{"已恢复：", "over: "} : Title{};
    const auto text = [&](Language language) {
      return notice_text(sent, language) + (is_over ? "" : gap_text(sent, language));
    };
    alarms.push_back({is_over ? sheet::Alarm::Level::look : level_of(sent.notice->severity),
                      sheet::Alarm::Kind::notice,
                      sent.day,
                      sent.notice->id,
                      {over.zh + pick(title, Language::zh) + "：" + text(Language::zh),
                       over.en + pick(title, Language::en) + ": " + text(Language::en)},
                      fall_of(*sent.notice),
                      is_over});
  }
  return alarms;
}

}  // namespace xingji
