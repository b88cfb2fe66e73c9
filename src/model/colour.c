/* colour.c: luminance, contrast, L*a*b* and colour blindness, by the standards named in the
 * header. */
#include "model/colour.h"

/* Machado, Oliveira and Fernandes 2009, severity 1.0. Applies to linear RGB. */
static const double sights[BP_SIGHT_COUNT][3][3] = {
    [BP_SIGHT_FULL] = {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}},
    [BP_SIGHT_GREY] = {{0.2126, 0.7152, 0.0722},
                       {0.2126, 0.7152, 0.0722},
                       {0.2126, 0.7152, 0.0722}},
    [BP_SIGHT_PROTAN] = {{0.152286, 1.052583, -0.204868},
                         {0.114503, 0.786281, 0.099216},
                         {-0.003882, -0.048116, 1.051998}},
    [BP_SIGHT_DEUTAN] = {{0.367322, 0.860646, -0.227968},
                         {0.280085, 0.672501, 0.047413},
                         {-0.011820, 0.042940, 0.968881}},
    [BP_SIGHT_TRITAN] = {{1.255528, -0.076749, -0.178779},
                         {-0.078411, 0.930809, 0.147602},
                         {0.004733, 0.691367, 0.303900}},
};

/* Linear sRGB to XYZ (IEC 61966-2-1). Each row is divided by its sum, so X, Y and Z are relative to
 * the white point. */
static const double to_xyz[3][3] = {{0.4124 / 0.9505, 0.3576 / 0.9505, 0.1805 / 0.9505},
                                    {0.2126, 0.7152, 0.0722},
                                    {0.0193 / 1.0890, 0.1192 / 1.0890, 0.9505 / 1.0890}};

/* The n-th root of x >= 0, by Newton's method. It starts above the root, so each step goes down
 * until the result stays the same. */
static double root(double x, int n)
{
    double next = x > 1 ? x : 1, at;
    if (x <= 0)
        return 0;
    do {
        double power = 1;
        at = next;
        for (int i = 1; i < n; i++)
            power *= at;
        next = at - (at - x / power) / n;
    } while (next < at);
    return at;
}

/* One channel of sRGB, 0 … 255, as light, 0 … 1 (WCAG 2.2, "relative luminance"). */
static double light_of(uint32_t channel)
{
    double c = (double)channel / 255;
    if (c <= 0.04045)
        return c / 12.92;
    double base = (c + 0.055) / 1.055; /* to the power of 2.4 */
    return base * base * root(base * base, 5);
}

static void multiply(const double m[3][3], const double in[3], double out[3])
{
    for (int i = 0; i < 3; i++)
        out[i] = m[i][0] * in[0] + m[i][1] * in[1] + m[i][2] * in[2];
}

static void lights_of(uint32_t rgb, double out[3])
{
    for (int i = 0; i < 3; i++)
        out[i] = light_of(rgb >> (16 - 8 * i) & 0xFF);
}

double bp_colour_luminance(uint32_t rgb)
{
    double light[3], xyz[3];
    lights_of(rgb, light);
    multiply(to_xyz, light, xyz);
    return xyz[1];
}

double bp_colour_contrast(uint32_t a, uint32_t b)
{
    double x = bp_colour_luminance(a) + 0.05, y = bp_colour_luminance(b) + 0.05;
    return x > y ? x / y : y / x;
}

uint32_t bp_colour_text_on(uint32_t fill)
{
    return bp_colour_contrast(fill, 0x000000) > bp_colour_contrast(fill, 0xFFFFFF) ? 0x000000
                                                                                   : 0xFFFFFF;
}

struct bp_lab bp_colour_lab(uint32_t rgb, enum bp_sight sight)
{
    const double knee = 6.0 / 29;
    double light[3], seen[3], f[3];
    lights_of(rgb, light);
    multiply(sights[sight], light, seen);
    for (int i = 0; i < 3; i++) /* the model can give values slightly outside the gamut */
        seen[i] = seen[i] < 0 ? 0 : seen[i] > 1 ? 1 : seen[i];
    multiply(to_xyz, seen, f);
    for (int i = 0; i < 3; i++)
        f[i] = f[i] > knee * knee * knee ? root(f[i], 3) : f[i] / (3 * knee * knee) + 4.0 / 29;
    return (struct bp_lab){116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])};
}

double bp_lab_distance(struct bp_lab a, struct bp_lab b)
{
    double l = a.l - b.l, x = a.a - b.a, y = a.b - b.b;
    return root(l * l + x * x + y * y, 2);
}
