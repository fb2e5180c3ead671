/*
 * contrast: how well one colour can be told from another (WCAG 2.2, "contrast ratio" and "relative
 * luminance").
 *
 * The power of 2.4 in the sRGB curve is x² · x^(2/5); the fifth root is found by Newton's method, so that
 * no mathematics library is needed and every machine gives the same digits.
 */
#include "theme/theme.h"

static double fifth_root(double x)
{
    double root = 1.0; /* x is at most 1: from above, the steps never overshoot */
    for (int step = 0; step < 40; step++)
        root -= (root - x / (root * root * root * root)) / 5;
    return root;
}

static double channel_light(uint8_t channel)
{
    double value = channel / 255.0;
    if (value <= 0.04045)
        return value / 12.92;
    double base = (value + 0.055) / 1.055;
    return base * base * fifth_root(base * base);
}

static double luminance(rgb colour)
{
    return 0.2126 * channel_light(colour.r) + 0.7152 * channel_light(colour.g)
           + 0.0722 * channel_light(colour.b);
}

int theme_contrast(rgb one, rgb other)
{
    double first = luminance(one), second = luminance(other);
    double light = first > second ? first : second, dark = first > second ? second : first;
    return (int)((light + 0.05) / (dark + 0.05) * 100);
}
