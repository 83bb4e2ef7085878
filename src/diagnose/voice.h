// What all parts of a diagnosis say alike: titles, points, stars, lines of text.
#pragma once

#include <string>

#include "base/language.h"
#include "diagnose/diagnosis.h"

namespace xingji::diagnose {

class Voice {
 public:
  /// `diagnosis` outlives it.
  Voice(const Diagnosis& diagnosis, Language language)
      : d_(diagnosis),
        x_(*diagnosis.explanation),
        pack_(*x_.pack),
        card_(x_.card),
        language_(language) {}

 protected:
  std::string say(const char* en, const char* zh) const {
    return language_ == Language::zh ? zh : en;
  }
  void line(const std::string& text) { text_ += text + '\n'; }
  std::string title(const Title& title) const;
  std::string points(Micro value) const;
  std::string stars(Micro value) const;
  static std::string with_sign(Micro value);
  /// "3.5 stars", and with what the pack calls it: "3.5 stars (Three and a half)".
  std::string band_name(std::size_t band) const;
  /// The same; the number alone where the title says no more.
  std::string short_name(std::size_t band) const;

  const Diagnosis& d_;
  const Explanation& x_;
  const Pack& pack_;
  const Card& card_;
  Language language_;
  std::string text_;
};

/// Step 3 as text: bands, dimensions and figures, each with the two levels above it.
std::string figures_text(const Diagnosis& diagnosis, Language language);

/// Step 4 as text. `explain` is the command that explains the same card.
std::string plan_text(const Diagnosis& diagnosis, const std::string& explain, Language language);

}  // namespace xingji::diagnose
