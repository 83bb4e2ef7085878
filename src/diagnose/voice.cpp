#include "diagnose/voice.h"

#include "base/plural.h"
#include "base/text.h"
#include "diagnose/words.h"
#include "io/explain_words.h"

namespace xingji::diagnose {

std::string Voice::title(const Title& title) const { return visible(pick(title, language_)); }
std::string Voice::points(Micro value) const {
  const std::string text = short_number(value);
  return language_ == Language::zh ? text + " 分" : counted(text, "point");
}
std::string Voice::stars(Micro value) const {
  const std::string text = format_micro(value);
  return language_ == Language::zh ? text + " 星" : counted(text, "star");
}
std::string Voice::with_sign(Micro value) { return (value >= 0 ? "+" : "") + short_number(value); }

std::string Voice::short_name(std::size_t b) const {
  if (says_more_than_stars(pack_.bands[b])) return band_name(b);
  const auto number = amount_on(pack_.bands[b].stars, x_);
  return number ? stars(*number) : pack_.bands[b].id;
}
std::string Voice::band_name(std::size_t b) const {
  const Band& band = pack_.bands[b];
  const auto number = amount_on(band.stars, x_);
  std::string text = number ? stars(*number) : band.id;
  if (!band.title.empty()) text += say(" (", "（") + title(band.title) + say(")", "）");
  return text;
}

}  // namespace xingji::diagnose
